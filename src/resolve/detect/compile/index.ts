/** What the build script calls. */
export { compileIndex } from './compile.ts';
export { gatherInput } from './gather.ts';
