/** What an ecosystem or an inventory format must answer to be seen by a scan. */
import type { Entry, ProjectFiles } from '../io/project-files.ts';
import type { Sighting } from '../model/inventory.ts';
import type { ProjectPath } from '../model/location.ts';

/** Facts a reader may need beyond the files. */
export interface ReadContext {
  readonly files: ProjectFiles;
  /** The entries beside the matched path (its own entries when the match is a directory). */
  readonly siblings: readonly Entry[];
}

/** Reads one kind of file or directory. Bad input is a yielded diagnostic, never a throw. */
export interface Reader {
  /**
   * What the walk hands over: a base name (`package-lock.json`), a suffix (`*.dist-info/` for directories,
   * `*.md` for files), a prefix (`Dockerfile.*`), or a directory by name with a trailing slash (`node_modules/`). The walk does not
   * descend into a directory that a reader owns.
   */
  readonly matches: readonly string[];
  read(path: ProjectPath, context: ReadContext): Iterable<Sighting>;
}

/** One ecosystem or inventory format. */
export interface Source {
  /** Kebab-case, shown as provenance. */
  readonly id: string;
  /** One line for the documentation: what it reads. */
  readonly title: string;
  readonly readers: readonly Reader[];
}
