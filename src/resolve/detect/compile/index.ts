/** What the build script calls. */
export { compileIndex } from './compile.ts';
export { fingerprint, packPrint, unpackPrint } from './fingerprint.ts';
export { gatherInput } from './gather.ts';
