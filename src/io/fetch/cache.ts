/**
 * Answers of hosts, kept in the user's cache folder: one file per address, whole or not at all. A file is believed only
 * when its digest vouches for address, tag and content; anything else is as if it were not there.
 */
import { createHash, hash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { own, ownText } from '../parse/own.ts';
import { readWhole } from '../read-bytes.ts';
import { writeAtomic } from '../write-atomic.ts';

/** What is asked for. What was seen with a token is not shown without one. */
export interface CacheKey {
  readonly url: string;
  readonly private: boolean;
}

export interface CacheContent {
  readonly bytes: Uint8Array;
  /** The host's tag of this state. */
  readonly etag: string | undefined;
  /** When the host gave or confirmed it, in milliseconds since 1970. */
  readonly fetched: number;
}

export interface WebCache {
  /** `isFresh`: young enough to be used without asking. */
  read(key: CacheKey): (CacheContent & { readonly isFresh: boolean }) | undefined;
  /** Keeps an answer; a folder that cannot be written keeps nothing. */
  write(key: CacheKey, content: CacheContent): void;
}

const HOUR = 3_600_000;
/** A day: hubs let authors change a licence at any time. */
const FRESH = 24 * HOUR;
/** What nobody has asked for in a month is thrown away. */
const KEPT = 30 * 24 * HOUR;
const MAX_FILE = 32 * 1024 * 1024;

/** `folder` is absolute and may not exist yet; `now` is milliseconds since 1970. */
export function openCache(folder: string, now: number): WebCache {
  let isSwept = false;
  return {
    read: (key) => {
      try {
        const file = readWhole(join(folder, nameOf(key)), MAX_FILE);
        const content = file && parse(file.toString('utf8'), key);
        return content && { ...content, isFresh: content.fetched <= now && now - content.fetched < FRESH };
      } catch {
        return undefined;
      }
    },
    write: (key, content) => {
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        if (!isSwept) sweep(folder, now);
        isSwept = true;
        writeAtomic(join(folder, nameOf(key)), print(key, content));
      } catch {
        // A cache that cannot be written costs time, and nothing else.
      }
    },
  };
}

const nameOf = (key: CacheKey): string => `${hash('sha256', `${key.private ? 'private' : 'public'} ${key.url}`, 'hex')}.json`;

function print({ url }: CacheKey, { bytes, etag, fetched }: CacheContent): string {
  const tag = etag ?? '';
  const body = Buffer.from(bytes).toString('base64');
  return JSON.stringify({ format: 1, url, etag: tag, fetched, digest: digestOf(url, tag, bytes), body });
}

function parse(text: string, key: CacheKey): CacheContent | undefined {
  const entry: unknown = JSON.parse(text);
  const [url, body, digest] = [ownText(entry, 'url'), own(entry, 'body'), ownText(entry, 'digest')];
  const [etag, fetched] = [own(entry, 'etag'), own(entry, 'fetched')];
  if (own(entry, 'format') !== 1 || url !== key.url || typeof body !== 'string' || typeof etag !== 'string') return undefined;
  if (typeof fetched !== 'number' || !Number.isSafeInteger(fetched) || fetched < 0 || fetched > LAST_DAY) return undefined;
  const bytes = Buffer.from(body, 'base64');
  return digestOf(url, etag, bytes) === digest ? { bytes, etag: etag === '' ? undefined : etag, fetched } : undefined;
}

/** The last millisecond that a date can hold. */
const LAST_DAY = 8_640_000_000_000_000;

function digestOf(url: string, etag: string, bytes: Uint8Array): string {
  return createHash('sha256').update(`${url}\0${etag}\0`).update(bytes).digest('hex');
}

/** Throws old files of ours away, and halves that a killed scan left behind. */
function sweep(folder: string, now: number): void {
  for (const name of readdirSync(folder)) {
    if (!/^(?:[0-9a-f]{64}\.json|\.licheck-\d+-\d+\.tmp)$/.test(name)) continue;
    const path = join(folder, name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isFile() && now - stats.mtimeMs > KEPT) rmSync(path, { force: true });
  }
}
