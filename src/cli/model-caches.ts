/** Which model caches of this machine a scan looks into. */
import { defaultCaches } from '../io/model-caches.ts';
import type { ScanRequest } from '../pipeline/index.ts';

/** The options that name caches; `true` without a folder. */
export interface CacheFlags {
  readonly hfCache?: string | true;
  readonly modelscopeCache?: string | true;
}

/**
 * A cache that an option names counts as a whole. Otherwise the folder that the hub's own client would use is looked into
 * for what the project names, when it is there.
 */
export function modelCaches(flags: CacheFlags, cwd: string): NonNullable<ScanRequest['caches']> {
  const asked = { huggingface: flags.hfCache, modelscope: flags.modelscopeCache };
  return defaultCaches(cwd, { huggingface: textOf(asked.huggingface), modelscope: textOf(asked.modelscope) }).flatMap(
    ({ hub, path, exists }) => {
      const all = asked[hub] !== undefined;
      return all || exists ? [{ hub, path, all }] : [];
    },
  );
}

const textOf = (flag: string | true | undefined): string | undefined => (typeof flag === 'string' ? flag : undefined);
