/** Starts the thread that reads licence texts. A page of its own: the front door starts it before the program is loaded. */
import { type SideThread, startSideThread } from '../io/side-thread.ts';

/** `undefined` where there is none (sources), or threads are not to be had. */
export const startDetection = (): SideThread | undefined => startSideThread('detect-thread.cjs');
