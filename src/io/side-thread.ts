/** A second thread of this program, which works while this one reads files. Whoever starts one must do without it as well. */
import type { Worker } from 'node:worker_threads';
import { ownData } from './data.ts';
import { collectTogether } from './frugal.ts';

/** The other thread, seen from this one. */
export interface SideThread {
  /** Hands work over at once; the other thread begins although this one goes on. */
  send(work: unknown): void;
  /** Every answer so far and to come, in order, one for each work; fewer when the thread failed. */
  finish(): Promise<readonly unknown[]>;
  /** Stops it, whatever it is doing. */
  stop(): void;
}

/** Starts one of the program's own bundles; `undefined` where there is none (sources), or threads are not to be had. */
export function startSideThread(bundle: string): SideThread | undefined {
  const path = ownData(bundle);
  const entry = ownData('side-entry.cjs');
  if (path === undefined || entry === undefined) return undefined;
  try {
    return watch(new (threads().Worker)(entry, { workerData: path, execArgv: [], stdout: true, stderr: true }));
  } catch {
    return undefined;
  }
}

/** Loaded when a thread is wanted: most scans know their texts already. */
const threads = () => process.getBuiltinModule('node:worker_threads');

function watch(worker: Worker): SideThread {
  const answers: unknown[] = [];
  let sent = 0;
  let isOver = false;
  let settle = (): void => {};
  const end = (): void => {
    isOver = true;
    settle();
  };
  worker.on('message', (answer: unknown) => {
    answers.push(answer);
    if (answers.length === sent) settle();
  });
  worker.on('error', end);
  worker.on('messageerror', end);
  worker.on('exit', end);
  // Only who waits for an answer keeps the program alive.
  worker.unref();
  return {
    send: (work) => {
      sent += 1;
      worker.postMessage(work);
    },
    finish: async () => {
      worker.ref();
      if (!isOver && answers.length < sent) {
        await new Promise<void>((resolve) => {
          settle = resolve;
        });
      }
      worker.unref();
      return answers;
    },
    stop: () => {
      void worker.terminate();
      collectTogether();
    },
  };
}

/** In the other thread: answers each work. Does nothing in a main thread. */
export function answerMainThread(answer: (work: unknown) => unknown): void {
  const { parentPort } = threads();
  parentPort?.on('message', (work: unknown) => parentPort?.postMessage(answer(work)));
}
