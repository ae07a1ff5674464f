/** What a scan can begin before its own code is loaded: on a machine that has read nothing yet, the thread that reads licence texts. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cachePlace, type Environment, READINGS } from '../io/fetch/cache-folder.ts';
import { holdsManyPackages } from '../io/project-root.ts';
import type { SideThread } from '../io/side-thread.ts';
import { startDetection } from '../pipeline/start-detection.ts';
import { OTHERS } from './command-names.ts';

export interface EarlySettings {
  readonly environment?: Environment;
  readonly start?: () => SideThread | undefined;
}

/** Starts the reading thread where a scan will have hundreds of texts to read. A wrong guess costs time only: who does not need it stops it. */
export function startEarly(
  argv: readonly string[],
  { environment = process.env, start = startDetection }: EarlySettings = {},
): SideThread | undefined {
  if (argv.some((word) => OTHERS.has(word))) return undefined;
  const place = cachePlace(environment);
  if (place !== undefined && existsSync(join(place, READINGS))) return undefined;
  const named = argv.filter((word) => !word.startsWith('-') && existsSync(word));
  return (named.length > 0 ? named : ['.']).some(holdsManyPackages) ? start() : undefined;
}
