import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execaSync } from 'execa';
import { onTestFinished } from 'vitest';

const WHO = ['-c', 'user.name=Tea House', '-c', 'user.email=tea@house.example', '-c', 'commit.gpgsign=false'];

/** A throw-away git repository. */
export interface Repository {
  readonly root: string;
  git(...args: readonly string[]): string;
  /** Writes files; a value of `{link}` makes a symbolic link. */
  write(files: Readonly<Record<string, string | object>>): void;
  /** Adds everything and commits; answers the commit's id. */
  commit(message: string): string;
}

/** A repository with these files committed; removed when the test ends. */
export function repository(files: Readonly<Record<string, string | object>> = {}): Repository {
  const root = emptyFolder();
  const git = (...args: readonly string[]): string => runGit(root, args);
  const write: Repository['write'] = (more) => {
    for (const [path, content] of Object.entries(more)) put(join(root, path), content);
  };
  const commit = (message: string): string => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
    return git('rev-parse', 'HEAD').trim();
  };
  git('init', '--quiet', '--initial-branch', 'main');
  write(files);
  if (Object.keys(files).length > 0) commit('first');
  return { root, git, write, commit };
}

/** Runs git in a folder as its owner would, whatever the machine's own configuration says. */
export function runGit(folder: string, args: readonly string[]): string {
  const env = {
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  };
  return execaSync('git', [...WHO, '-c', 'protocol.file.allow=always', ...args], { cwd: folder, env, stripFinalNewline: false })
    .stdout;
}

/** A temporary folder, removed when the test ends. */
export function emptyFolder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'licheck-git-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** Writes a program that leaves a mark when it is run. */
export function trap(folder: string, name: string): { readonly program: string; readonly mark: string } {
  const program = join(folder, name);
  const mark = `${program}.was-run`;
  put(program, `#!/bin/sh\ntouch '${mark}'\n`);
  chmodSync(program, 0o755);
  return { program, mark };
}

function put(path: string, content: string | object): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof content === 'string') writeFileSync(path, content);
  else if ('link' in content) symlinkSync(String(content.link), path);
  else writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`);
}
