/**
 * The objects that a scan asks for, read in bulk: what is not at hand yet is noted, and fetched from this clone when the
 * scan has run out of things to look at.
 */
import type { Diagnostic } from '../../model/diagnostic.ts';
import { isDiagnostic } from '../problems.ts';
import { gitProblem } from './problems.ts';
import { type Git, refusalOf } from './run.ts';

/** Why an object's bytes are not to be had. */
export type Lack = 'wanted' | 'missing' | 'too-large' | 'too-much';

export interface Objects {
  /** The bytes of an object; one that is asked for the first time is `wanted`, and is there after the next fetch. */
  get(object: string): Buffer | Lack;
  /** Reads what is wanted; what cannot be had is lacking from then on. False when nothing was wanted. */
  fetch(): Promise<boolean | Diagnostic>;
}

/** Bounds on what is read from one revision. */
export interface ObjectLimits {
  /** Bytes of one object. */
  readonly object: number;
  /** Bytes of all objects. */
  readonly total: number;
}

export const OBJECT_LIMITS: ObjectLimits = { object: 64 * 1024 * 1024, total: 1024 * 1024 * 1024 };

/** Reads objects with `git cat-file`, whose raw contents no filter or text conversion has seen. */
export function openObjects(git: Git, limits: ObjectLimits = OBJECT_LIMITS): Objects {
  const known = new Map<string, Buffer | Exclude<Lack, 'wanted'>>();
  const wanted = new Set<string>();
  let left = limits.total;

  const fetch = async (): Promise<boolean | Diagnostic> => {
    if (wanted.size === 0) return false;
    const objects = [...wanted];
    wanted.clear();
    const problem = await read(objects);
    // Asked for once: what could not be had is lacking from now on.
    for (const object of objects) if (!known.has(object)) known.set(object, 'missing');
    return problem ?? true;
  };

  const read = async (objects: readonly string[]): Promise<Diagnostic | undefined> => {
    const sizes = await ask(git, ['cat-file', '--batch-check', '--buffer'], objects, objects.length * 200);
    if (isDiagnostic(sizes)) return sizes;
    const readable: string[] = [];
    let bytes = 0;
    for (const [i, line] of sizes.toString('latin1').split('\n').entries()) {
      const object = objects[i];
      if (object === undefined) break;
      const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(line)?.[1] ?? Number.NaN);
      if (Number.isNaN(size)) known.set(object, 'missing');
      else if (size > limits.object) known.set(object, 'too-large');
      else if (size > left) known.set(object, 'too-much');
      else {
        readable.push(object);
        left -= size;
        bytes += size;
      }
    }
    const contents = await ask(git, ['cat-file', '--batch', '--buffer'], readable, bytes + readable.length * 200);
    if (isDiagnostic(contents)) return contents;
    let at = 0;
    for (const object of readable) {
      const end = contents.indexOf(0x0a, at);
      const size = Number(/ blob (\d+)$/.exec(contents.toString('latin1', at, Math.max(at, end)))?.[1] ?? Number.NaN);
      if (end < 0 || Number.isNaN(size)) return gitProblem('failed', 'git cat-file', ': its answer is cut short');
      known.set(object, contents.subarray(end + 1, end + 1 + size));
      at = end + 1 + size + 1;
    }
    return undefined;
  };

  return {
    get: (object) => {
      const bytes = known.get(object);
      if (bytes === undefined) wanted.add(object);
      return bytes ?? 'wanted';
    },
    fetch,
  };
}

async function ask(git: Git, args: readonly string[], objects: readonly string[], limit: number): Promise<Buffer | Diagnostic> {
  if (objects.length === 0) return Buffer.alloc(0);
  const answer = await git(args, { input: `${objects.join('\n')}\n`, limit: limit + 4096 });
  if (isDiagnostic(answer)) return answer;
  return answer.code === 0 ? answer.output : refusalOf(answer, 'an object of the revision');
}
