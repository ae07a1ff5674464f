/** The hubs as a scan may ask them: where they are, the user's token, the user's cache. */
import type { Diagnostic } from '../../model/diagnostic.ts';
import { openCache } from './cache.ts';
import { cacheFolder, type Environment, isInTree } from './cache-folder.ts';
import { readEndpoint } from './hosts.ts';
import { openWeb } from './open-web.ts';
import { webProblem } from './problems.ts';
import type { Web, WebLimits } from './web.ts';

/** Hubs that answer about models and datasets. */
export type AskedHub = 'huggingface' | 'modelscope';

export interface Hubs {
  readonly web: Web;
  /** Addresses without a slash at the end; a hub that is missing may not be asked. */
  readonly endpoints: Readonly<Partial<Record<AskedHub, string>>>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface HubSettings {
  /** The command's clock, in milliseconds since 1970. */
  readonly now: number;
  /** False: nothing is kept, and nothing that was kept is used. */
  readonly cache?: boolean;
  /** The rest is for tests. */
  readonly environment?: Environment;
  readonly limits?: Partial<WebLimits>;
  readonly allowHttpLoopback?: boolean;
}

const HUGGING_FACE = 'https://huggingface.co';
const MODELSCOPE = 'https://www.modelscope.cn';

/**
 * Opens the hubs for a scan of `root` (absolute). `HF_ENDPOINT` and `MODELSCOPE_DOMAIN` move a hub, as its own tools have it;
 * `HF_TOKEN` goes to the Hugging Face endpoint only. What is set and cannot be used is a diagnostic.
 */
export function openHubs(root: string, settings: HubSettings): Hubs {
  const env = settings.environment ?? process.env;
  const loopback = settings.allowHttpLoopback === true;
  const diagnostics: Diagnostic[] = [];
  const place = (usual: string, variable: string, prefix: string): string | undefined => {
    const set = env[variable]?.trim();
    if (!set) return usual;
    const endpoint = readEndpoint(/^https?:\/\//i.test(set) ? set : prefix + set, loopback);
    if (endpoint === undefined) diagnostics.push(webProblem('endpoint-refused', variable));
    return endpoint;
  };
  const huggingface = place(HUGGING_FACE, 'HF_ENDPOINT', '');
  const modelscope = place(MODELSCOPE, 'MODELSCOPE_DOMAIN', 'https://');
  const token = usable(env.HF_TOKEN?.trim());
  if (env.HF_TOKEN?.trim() && token === undefined) diagnostics.push(webProblem('token-unusable', 'HF_TOKEN'));
  const folder = settings.cache === false ? undefined : cacheFolder(env);
  const barred = folder !== undefined && isInTree(folder, root);
  if (barred) diagnostics.push(webProblem('cache-in-tree', 'the cache folder'));
  const endpoints = { ...(huggingface && { huggingface }), ...(modelscope && { modelscope }) };
  return {
    endpoints,
    diagnostics,
    web: openWeb({
      origins: [HUGGING_FACE, MODELSCOPE, 'https://modelscope.cn', ...Object.values(endpoints)].map((url) => new URL(url).origin),
      token,
      tokenOrigin: huggingface && new URL(huggingface).origin,
      now: settings.now,
      ...(folder !== undefined && !barred && { cache: openCache(folder, settings.now) }),
      limits: settings.limits,
      allowHttpLoopback: loopback,
    }),
  };
}

/** A token that can stand in a header. */
const usable = (token: string | undefined): string | undefined =>
  token !== undefined && /^[\x21-\x7e]{1,500}$/.test(token) ? token : undefined;
