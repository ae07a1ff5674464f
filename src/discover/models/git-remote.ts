/**
 * A hub's name in the remote of a folder's own git repository. https://git-scm.com/docs/git-config#_syntax
 * Only the remotes' addresses are read; credentials in them are dropped. A remote cannot tell whether the folder was changed since.
 */
import type { ProjectFiles } from '../../io/project-files.ts';
import type { ProjectPath } from '../../model/location.ts';
import { type HubName, readHubName } from './hub-name.ts';

/** The repository on a hub that the folder is a clone of: `origin` before the others. */
export function hubRemote(directory: ProjectPath, files: ProjectFiles): HubName | undefined {
  const config = configOf(directory, files);
  if (config === undefined) return undefined;
  const text = files.text(config, 1024 * 1024);
  if (typeof text !== 'string') return undefined;
  const remotes = [...remotesIn(text)].sort((a, b) => Number(b.name === 'origin') - Number(a.name === 'origin'));
  for (const { url } of remotes) {
    const found = /[:/]/.test(url) && url.includes('.') ? readHubName(url, 'model') : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `.git/config`, or the config that a submodule's `.git` file points to when that is inside the tree. */
function configOf(directory: ProjectPath, files: ProjectFiles): ProjectPath | undefined {
  const git = files.join(directory, '.git');
  if (git === undefined) return undefined;
  if (files.isDirectory(git)) return existing(files.join(git, 'config'), files);
  if (!files.isFile(git)) return undefined;
  const pointer = files.text(git, 4096);
  const target = typeof pointer === 'string' ? /^gitdir: ([^\n]+)/.exec(pointer)?.[1]?.trim() : undefined;
  return target === undefined ? undefined : existing(files.join(directory, target, 'config'), files);
}

const existing = (path: ProjectPath | undefined, files: ProjectFiles): ProjectPath | undefined =>
  path !== undefined && files.isFile(path) ? path : undefined;

function* remotesIn(text: string): Iterable<{ readonly name: string; readonly url: string }> {
  let remote: string | undefined;
  for (const line of text.split('\n', 10_000)) {
    const trimmed = line.trim();
    if (trimmed.startsWith('[')) remote = /^\[remote "([^"]{1,200})"\]/.exec(trimmed)?.[1];
    const url = remote === undefined ? undefined : /^(?:push)?url\s*=\s*(.+)$/i.exec(trimmed)?.[1];
    if (remote !== undefined && url !== undefined) yield { name: remote, url: url.trim() };
  }
}
