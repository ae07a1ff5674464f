/** The file in the cache folder that holds readings of licence texts. */
export const READINGS = 'readings.txt';
