/** The file that `licheck init` writes: what stands in its way, and how the one before it is kept. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isThere } from '../io/config-files.ts';
import { findConfig } from '../io/find-config.ts';
import { fromSystem } from '../io/problems.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { writeFile } from './write.ts';

/** Its name, in the scanned folder. */
export const POLICY_FILE = 'licheck.yaml';

/** Other configurations, which are never replaced silently. A warning does not stop the writing. */
export function obstacles(root: string, isForced: boolean): readonly Diagnostic[] {
  const { file, diagnostics } = findConfig(root);
  if (file === undefined) return diagnostics.filter(({ severity }) => severity === 'error');
  if (dirname(file.absolute) !== root) {
    const message = `${file.path} holds for this folder now; the new file takes its place here`;
    return [{ ...inTheWay(message, `Write \`extends: ${file.path}\` into the new file to keep to it.`), severity: 'warning' }];
  }
  if (basename(file.absolute) === POLICY_FILE) {
    const help = `Edit it, see what it says with \`licheck config\`, or pass \`--force\` to write a new one and keep this as ${POLICY_FILE}.bak.`;
    return isForced ? [] : [inTheWay(`${POLICY_FILE} is there already`, help)];
  }
  const what = file.keys.length > 0 ? 'holds a policy already' : 'is there already';
  const help = `Move it out of the way first: a ${POLICY_FILE} beside it would be read instead of it.`;
  return [inTheWay(`${file.path} ${what}`, help)];
}

/** Writes the file; answers the name under which an older one is kept, or why nothing was written. */
export function replaceFile(root: string, text: string): { readonly kept?: string } | { readonly problem: Diagnostic } {
  const file = join(root, POLICY_FILE);
  const old = isThere(file) ? keep(file) : undefined;
  if (old && 'problem' in old) return old;
  const problem = writeFile(file, text);
  return problem ? { problem } : (old ?? {});
}

/** Keeps the old file beside the new one, under a name that nothing has. */
function keep(file: string): { readonly kept: string } | { readonly problem: Diagnostic } {
  let path = `${file}.bak`;
  for (let count = 2; isThere(path); count += 1) path = `${file}.bak${count}`;
  try {
    const problem = writeFile(path, readFileSync(file));
    return problem ? { problem } : { kept: basename(path) };
  } catch (error) {
    return { problem: fromSystem(error, file) };
  }
}

const inTheWay = (message: string, help: string): Diagnostic => ({
  code: 'cli/config-exists',
  severity: 'error',
  message,
  help,
  incomplete: false,
});
