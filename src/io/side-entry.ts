/** Where a side thread begins: an entry of its own in the build. Its data are the path of the bundle that it is to run. */
import { openBundle } from './bundle.ts';

const { workerData } = process.getBuiltinModule('node:worker_threads');
openBundle(workerData as string).run();
