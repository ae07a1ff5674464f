/** The last step of the build: runs each bundle on what it is for, and keeps what V8 made of it beside it. */
import { writeFileSync } from 'node:fs';
import { compiledPath, openBundle } from '../io/bundle.ts';
import { compileLess } from '../io/frugal.ts';
import type * as Thread from '../pipeline/detect-thread.ts';
import type * as Program from './program.ts';

/** What to run them on: a project, and licence texts. Paths are absolute. */
export interface Rehearsal {
  readonly program: string;
  readonly thread: string;
  readonly project: string;
  readonly texts: readonly string[];
}

/** Writes `<bundle>.compiled` for both. To be called once, in a process of its own: it says what a scan says. */
export async function compileBundles({ program, thread, project, texts }: Rehearsal): Promise<void> {
  compileLess();
  const reading = openBundle(thread);
  const { readTexts } = reading.run() as typeof Thread;
  readTexts(texts.map((text) => [text, { role: 'license' }]));
  const commands = openBundle(program);
  const { run } = commands.run() as typeof Program;
  await run([project, '--fail-on', 'never']);
  for (const [path, bundle] of [
    [thread, reading],
    [program, commands],
  ] as const)
    writeFileSync(compiledPath(path), bundle.pack());
}
