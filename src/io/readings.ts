/**
 * Readings of licence texts, kept between scans in one file of the user's cache folder. The file is believed only when
 * it is whole and was written by the very detector that runs now; anything else is as if it were not there.
 */
import { hash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ownData } from './data.ts';
import { cachePlace, type Environment, isInTree, READINGS } from './fetch/cache-folder.ts';
import { readWhole } from './read-bytes.ts';
import { writeAtomic } from './write-atomic.ts';

/** What was kept, by keys that name a text's digest and how it was read. */
export interface Readings {
  /** Nothing was kept: this machine has read no text yet. */
  readonly isEmpty: boolean;
  get(key: string): unknown;
  /** `value` must be what JSON can hold. */
  put(key: string, value: unknown): void;
  /** Writes when there is something new; a folder that cannot be written keeps nothing. */
  save(): void;
}

export interface ReadingsSettings {
  readonly environment?: Environment;
  /** What names the detector, in place of what the build wrote: for tests. */
  readonly stamp?: string;
}

const MAX_FILE = 16 * 1024 * 1024;
/** More than this is cut down to what the last scan used. */
const MAX_ENTRIES = 20_000;

/** Opens what is kept, for a scan of `root` (absolute). `undefined` where nothing may be kept. */
export function openReadings(
  root: string,
  { environment = process.env, stamp = builtStamp() }: ReadingsSettings,
): Readings | undefined {
  const place = cachePlace(environment);
  if (stamp === undefined || place === undefined || isInTree(place, root)) return undefined;
  const path = join(place, READINGS);
  const lines = load(path, stamp);
  const used = new Set<string>();
  let isNew = false;
  return {
    isEmpty: lines.size === 0,
    get: (key) => {
      const line = lines.get(key);
      if (line === undefined) return undefined;
      used.add(key);
      return JSON.parse(line);
    },
    put: (key, value) => {
      isNew = true;
      used.add(key);
      lines.set(key, JSON.stringify(value));
    },
    save: () => {
      if (!isNew) return;
      isNew = false;
      const kept = lines.size > MAX_ENTRIES ? [...lines].filter(([key]) => used.has(key)) : [...lines];
      keep(path, stamp, kept.map(([key, line]) => `${key} ${line}\n`).join(''));
    },
  };
}

/** A first line with the stamp and the digest of the rest; then a key, a space and JSON on each. */
function load(path: string, stamp: string): Map<string, string> {
  const lines = new Map<string, string>();
  try {
    const bytes = readWhole(path, MAX_FILE);
    const text = bytes?.toString('utf8') ?? '';
    const start = text.indexOf('\n') + 1;
    const body = text.slice(start);
    if (start === 0 || text.slice(0, start) !== headOf(stamp, body)) return lines;
    for (let from = 0, end = body.indexOf('\n'); end >= 0; from = end + 1, end = body.indexOf('\n', from)) {
      const space = body.indexOf(' ', from);
      lines.set(body.slice(from, space), body.slice(space + 1, end));
    }
  } catch {
    // Not there, or not to be read: nothing was kept.
  }
  return lines;
}

function keep(path: string, stamp: string, body: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeAtomic(path, headOf(stamp, body) + body);
  } catch {
    // A cache that cannot be written costs time, and nothing else.
  }
}

const headOf = (stamp: string, body: string): string => `licheck readings 1 ${stamp} ${hash('sha256', body, 'hex')}\n`;

/** The digest over the detector and its index; sources have none, since what was built may not be theirs. */
function builtStamp(): string | undefined {
  const path = ownData('detect.stamp');
  return path === undefined ? undefined : readFileSync(path, 'latin1').trim();
}
