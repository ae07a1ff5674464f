/**
 * Runs git to read objects, and nothing else: no pager, hook, filter, monitor or transport that the repository's own
 * configuration could name is started (https://git-scm.com/docs/git#_environment_variables).
 */
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, sep } from 'node:path';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { gitProblem } from './problems.ts';

/** What git answered. `error` is its standard error, for people. */
export interface GitAnswer {
  readonly code: number;
  readonly output: Buffer;
  readonly error: string;
}

/** How git is asked. */
export interface GitRequest {
  readonly input?: string;
  /** Most bytes of output; more is a diagnostic. */
  readonly limit?: number;
}

/** Runs git in one folder. A diagnostic when it cannot be run at all or does not end well in time. */
export type Git = (args: readonly string[], request?: GitRequest) => Promise<GitAnswer | Diagnostic>;

const MEGABYTE = 1024 * 1024;
const PATIENCE_MS = 120_000;

/** Finds git for the folder. A `git` that stands in the folder, or among installed packages, is never run. */
export function openGit(folder: string): Git {
  let command: string | undefined;
  return async (args, { input, limit = MEGABYTE } = {}) => {
    command ??= findGit(folder, process.env.PATH ?? '');
    if (command === undefined) return gitProblem('not-installed', 'git');
    const { execa } = await import('execa');
    const result = await execa(command, [...HARDENED, ...args], {
      cwd: folder,
      env: environment(),
      extendEnv: false,
      encoding: 'buffer',
      reject: false,
      stripFinalNewline: false,
      maxBuffer: limit,
      timeout: PATIENCE_MS,
      windowsHide: true,
      ...(input === undefined ? { stdin: 'ignore' as const } : { input }),
    });
    if (result.isMaxBuffer) return gitProblem('too-much', `git ${args[0]}`);
    if (result.timedOut) return gitProblem('failed', `git ${args[0]}`, `: it took more than ${PATIENCE_MS / 1000} s`);
    if (result.exitCode === undefined)
      return gitProblem('failed', `git ${args[0]}`, `: ${result.code ?? result.signal ?? 'it did not start'}`);
    return { code: result.exitCode, output: Buffer.from(result.stdout), error: Buffer.from(result.stderr).toString('utf8') };
  };
}

/** The diagnostic for an answer that is not the one hoped for. `subject` is what was asked about. */
export function refusalOf({ error }: GitAnswer, subject: string): Diagnostic {
  if (error.includes('dubious ownership')) return gitProblem('unsafe-repository', subject);
  if (/not a git repository|must be run in a work tree|cannot use bare repository/.test(error))
    return gitProblem('not-a-repository', subject);
  if (/promisor|unable to read|could not fetch|bad object|lazy fetching/i.test(error))
    return gitProblem('object-missing', subject);
  const [said = ''] = error.split('\n');
  return gitProblem('failed', `git, asked for ${subject},`, said === '' ? '' : `: ${said.slice(0, 300)}`);
}

/** Options that beat the repository's own configuration. */
const HARDENED = [
  '--no-pager',
  '--no-replace-objects',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.untrackedCache=false',
    'core.quotePath=false',
    'safe.bareRepository=explicit',
    'protocol.allow=never',
  ].flatMap((setting) => ['-c', setting]),
];

/** Variables by which a hook that calls us would point git to another repository. */
const ELSEWHERE = new Set([
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_COMMON_DIR',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_NAMESPACE',
  'GIT_GRAFT_FILE',
  'GIT_SHALLOW_FILE',
  'GIT_REPLACE_REF_BASE',
  'GIT_EXTERNAL_DIFF',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_ASKPASS',
]);

function environment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => !ELSEWHERE.has(name.toUpperCase()) && !/^GIT_TRACE/i.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_PAGER: 'cat',
    // A partial clone would fetch what it lacks, with whatever command its configuration names.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    LC_ALL: 'C',
    LANGUAGE: 'C',
  };
}

/** The first git on the path that the scanned project did not bring along (`npm run` puts its packages' commands first). */
function findGit(folder: string, path: string): string | undefined {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  const scanned = real(folder);
  for (const place of path.split(delimiter)) {
    if (!isAbsolute(place)) continue;
    const directory = real(place);
    const isBrought = [place, directory].some(
      (one) => `${one}${sep}`.startsWith(`${scanned}${sep}`) || one.split(/[\\/]/).includes('node_modules'),
    );
    if (!isBrought && isProgram(join(place, name))) return join(place, name);
  }
  return undefined;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
