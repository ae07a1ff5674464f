/** Discovery: one walk, every source, one inventory. Synchronous, because reading is (see io/project-files.ts); asking hubs is not. */
import type { Hubs } from '../io/fetch/hubs.ts';
import type { ProjectFiles } from '../io/project-files.ts';
import type { Inventory } from '../model/inventory.ts';
import type { ProjectPath } from '../model/location.ts';
import type { ComponentPattern } from '../model/policy.ts';
import { createMerge, type Merge } from './merge.ts';
import { type ModelCache, withCaches } from './models/hub-cache.ts';
import { projectName } from './models/project-name.ts';
import type { GivenName } from './models/settle.ts';
import { askHubs } from './online/ask-hubs.ts';
import { problem } from './problems.ts';
import type { Source } from './source.ts';
import { SOURCES } from './sources/index.ts';
import { walk } from './walk.ts';

export interface DiscoverOptions {
  /** Path globs that are left out. */
  readonly ignore: readonly string[];
  /** Leave out what only development or tests need. */
  readonly production?: boolean;
  /** Where to begin; absent: where `files` says. */
  readonly starts?: readonly ProjectPath[];
  /** Told now and then how many components were seen. */
  readonly onProgress?: (components: number) => void;
  /** Names on hubs that the configuration gives to models whose place does not tell them. */
  readonly names?: readonly GivenName[];
  /** Models and datasets that the configuration says the project made. */
  readonly own?: readonly ComponentPattern[];
  /** Caches of model hubs, mounted among the files, in which names are looked up. */
  readonly caches?: readonly ModelCache[];
  /** The sources to ask; absent: all of them. */
  readonly sources?: readonly Source[];
  /** True where nothing may be the whole truth, as at the beginning of a history. */
  readonly mayBeEmpty?: boolean;
}

/** How many sightings pass between two words of progress. */
const BREATH = 500;

/** Everything under a licence that the project's files show, and what could not be seen. Never throws on bad input. */
export function discover(files: ProjectFiles, options: DiscoverOptions): Inventory {
  return finish(gather(files, options), files, options);
}

/** The same, and what the hubs say of the models and datasets that are only named in it. Never rejects. */
export async function discoverOnline(files: ProjectFiles, options: DiscoverOptions, hubs: Hubs): Promise<Inventory> {
  const merge = gather(files, options);
  for await (const sighting of askHubs(finish(merge, files, options), hubs)) {
    merge.add(sighting);
    options.onProgress?.(merge.size);
  }
  return finish(merge, files, options);
}

function gather(files: ProjectFiles, options: DiscoverOptions): Merge {
  const merge = createMerge();
  let sightings = 0;
  const seen = walk(files, options.sources ?? SOURCES, options.starts ?? files.starts, options.ignore);
  for (const sighting of withCaches(seen, options.caches ?? [], files)) {
    merge.add(sighting);
    sightings += 1;
    if (sightings % BREATH === 0) options.onProgress?.(merge.size);
  }
  for (const diagnostic of files.remarks()) merge.add({ type: 'diagnostic', diagnostic });
  options.onProgress?.(merge.size);
  return merge;
}

function finish(
  merge: Merge,
  files: ProjectFiles,
  { production, names = [], own = [], sources, mayBeEmpty }: DiscoverOptions,
): Inventory {
  const inventory = merge.finish({ production: production === true, project: projectName(files), names, own });
  // Some sources alone may well have nothing to say.
  if (inventory.components.length > 0 || mayBeEmpty || sources) return inventory;
  const nothing = problem('nothing-found', 'no package, model or dataset was found here');
  return { ...inventory, diagnostics: [...inventory.diagnostics, nothing] };
}
