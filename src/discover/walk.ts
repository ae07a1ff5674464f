/** One walk over the project: hands what readers asked for to them, and never enters what they own. */
import { compileGlobs } from '../io/glob.ts';
import { hasEntry, type ProjectFiles } from '../io/project-files.ts';
import type { Sighting } from '../model/inventory.ts';
import type { ProjectPath } from '../model/location.ts';
import type { Reader, Source } from './source.ts';

/** Histories of version control hold no components of this revision. */
const NEVER = new Set(['.git', '.hg', '.svn', '.jj', '.bzr', 'CVS']);

/** What installed distributions lay beside site-packages in a virtual environment: theirs, and no project's (a page that JupyterLab serves). */
const OF_DISTRIBUTIONS = new Set(['share', 'etc', 'include', 'Include']);

/** Everything the sources see below the starts, in the order of the paths. */
export function* walk(
  files: ProjectFiles,
  sources: readonly Source[],
  starts: readonly ProjectPath[],
  ignore: readonly string[],
): Iterable<Sighting> {
  const readers = compileMatches(sources);
  const ignored = compileGlobs(ignore);
  const visited = new Set<ProjectPath>();
  const links: ProjectPath[] = [];
  const pending: ProjectPath[] = [...starts].sort().reverse();
  for (;;) {
    const directory = pending.pop() ?? nextLink(links, files, visited, ignored);
    if (directory === undefined) return;
    if (visited.has(directory)) continue;
    visited.add(directory);
    const { entries, diagnostics } = files.list(directory);
    for (const diagnostic of diagnostics) {
      if (!ignored(diagnostic.path ?? '')) yield { type: 'diagnostic', diagnostic };
    }
    const below: ProjectPath[] = [];
    const isEnvironment = hasEntry(entries, 'pyvenv.cfg', 'file');
    for (const entry of entries) {
      if (ignored(entry.path) || (isEnvironment && OF_DISTRIBUTIONS.has(entry.name))) continue;
      if (entry.kind === 'file') {
        for (const reader of readers.files(entry.name)) yield* reader.read(entry.path, { files, siblings: entries });
      } else if (entry.kind === 'directory' && !NEVER.has(entry.name)) {
        const owners = readers.directories(entry.name);
        if (owners.length > 0) yield* enter(entry.path, owners, files);
        else if (entry.link) links.push(entry.path);
        else below.push(entry.path);
      }
    }
    for (const path of below.reverse()) pending.push(path);
  }
}

function* enter(path: ProjectPath, owners: readonly Reader[], files: ProjectFiles): Iterable<Sighting> {
  const { entries, diagnostics } = files.list(path);
  for (const diagnostic of diagnostics) yield { type: 'diagnostic', diagnostic };
  for (const reader of owners) yield* reader.read(path, { files, siblings: entries });
}

/** Links are followed last, under their real path: most lead to what the walk has seen anyway. */
function nextLink(
  links: ProjectPath[],
  files: ProjectFiles,
  visited: ReadonlySet<ProjectPath>,
  ignored: (path: string) => boolean,
): ProjectPath | undefined {
  for (let link = links.pop(); link !== undefined; link = links.pop()) {
    const real = files.real(link);
    if (real !== undefined && !visited.has(real) && !ignored(real)) return real;
  }
  return undefined;
}

const MOST_NAMES = 10_000;

interface Matches {
  files(name: string): readonly Reader[];
  directories(name: string): readonly Reader[];
}

function compileMatches(sources: readonly Source[]): Matches {
  const exact = new Map<string, Reader[]>();
  const suffixes: { readonly suffix: string; readonly directory: boolean; readonly reader: Reader }[] = [];
  const prefixes: { readonly prefix: string; readonly reader: Reader }[] = [];
  for (const reader of sources.flatMap((source) => source.readers)) {
    for (const match of reader.matches) {
      if (match.startsWith('*')) {
        suffixes.push({ suffix: match.slice(1).replace(/\/$/, ''), directory: match.endsWith('/'), reader });
      } else if (match.endsWith('*')) prefixes.push({ prefix: match.slice(0, -1), reader });
      else exact.set(match, [...(exact.get(match) ?? []), reader]);
    }
  }
  const ask = (name: string, directory: boolean): readonly Reader[] => {
    const named = exact.get(directory ? `${name}/` : name) ?? [];
    const fitting = [
      ...suffixes.filter((candidate) => candidate.directory === directory && name.endsWith(candidate.suffix)),
      ...(directory ? [] : prefixes.filter((candidate) => name.startsWith(candidate.prefix))),
    ];
    return fitting.length === 0 ? named : [...new Set([...named, ...fitting.map((candidate) => candidate.reader)])];
  };
  // Ten thousand folders hold files of the same few names.
  const remember = (directory: boolean) => {
    const known = new Map<string, readonly Reader[]>();
    return (name: string): readonly Reader[] => {
      let found = known.get(name);
      if (found === undefined) {
        if (known.size >= MOST_NAMES) known.clear();
        known.set(name, (found = ask(name, directory)));
      }
      return found;
    };
  };
  return { files: remember(false), directories: remember(true) };
}
