/** Asks whether a place in a text lies in one of many stretches. */

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether a stretch (UTF-16 offsets) has anything in common with one of these. */
export type Covered = (start: number, end: number) => boolean;

/** Merges the stretches once, so that each question takes as many steps as their number has digits. */
export function coveredBy(stretches: readonly Stretch[]): Covered {
  if (stretches.length === 0) return () => false;
  const sorted = [...stretches].sort((a, b) => a.start - b.start);
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { start, end } of sorted) {
    const last = ends.length - 1;
    if (last >= 0 && start <= (ends[last] as number)) ends[last] = Math.max(ends[last] as number, end);
    else {
      starts.push(start);
      ends.push(end);
    }
  }
  return (start, end) => {
    // The first that ends beyond the start.
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) > start) high = middle;
      else low = middle + 1;
    }
    return low < starts.length && (starts[low] as number) < end;
  };
}
