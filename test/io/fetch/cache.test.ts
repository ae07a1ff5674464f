import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCache } from '../../../src/io/fetch/cache.ts';
import { cacheFolder, isInTree } from '../../../src/io/fetch/cache-folder.ts';
import { openWeb } from '../../../src/io/fetch/open-web.ts';
import { json, type LocalHost, serve, status } from './local-host.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');
const HOUR = 3_600_000;
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'licheck-cache-'));
  made.push(path);
  return join(path, 'hubs');
}

const KEY = { url: 'https://hub.example/tea', private: false };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const content = (text: string, fetched = NOW) => ({ bytes: bytes(text), etag: 'W/"1"', fetched });
const onlyFile = (path: string): string => join(path, readdirSync(path)[0] ?? '');

describe('what is kept', () => {
  it('comes back as it was, fresh for a day', () => {
    const path = folder();
    openCache(path, NOW).write(KEY, content('tea'));
    const read = (now: number) => openCache(path, now).read(KEY);
    expect(read(NOW)).toMatchObject({ etag: 'W/"1"', fetched: NOW, isFresh: true });
    expect(new TextDecoder().decode(read(NOW)?.bytes)).toBe('tea');
    expect(read(NOW + 24 * HOUR - 1)?.isFresh).toBe(true);
    expect(read(NOW + 24 * HOUR)?.isFresh).toBe(false);
    expect(read(NOW - 1)?.isFresh).toBe(false);
  });

  it('is one file per address, and nothing half-written beside it', () => {
    const path = folder();
    const cache = openCache(path, NOW);
    for (const text of ['one', 'two', 'three']) cache.write(KEY, content(text));
    cache.write({ ...KEY, url: 'https://hub.example/pot' }, content('pot'));
    expect(readdirSync(path)).toHaveLength(2);
    expect(readdirSync(path).every((name) => /^[0-9a-f]{64}\.json$/.test(name))).toBe(true);
  });

  it('does not show without a token what was seen with one', () => {
    const cache = openCache(folder(), NOW);
    cache.write({ ...KEY, private: true }, content('secret'));
    expect(cache.read(KEY)).toBeUndefined();
    expect(cache.read({ ...KEY, private: true })).toBeDefined();
  });

  it.each([
    ['nothing', () => ''],
    ['no JSON', () => '{"format":'],
    ['a list', () => '[]'],
    ['another format', (text: string) => text.replace('"format":1', '"format":2')],
    ['another address', (text: string) => text.replace('/tea', '/pot')],
    ['another content', (text: string) => text.replace(/"body":"[^"]*"/, '"body":"cG90"')],
    ['another tag', (text: string) => text.replace('W/', 'V/')],
    ['another digest', (text: string) => text.replace(/"digest":"./, '"digest":"z')],
    ['a date past all dates', (text: string) => text.replace(/"fetched":\d+/, '"fetched":1e300')],
    ['a date before all dates', (text: string) => text.replace(/"fetched":\d+/, '"fetched":-1')],
    ['a prototype', (text: string) => text.replace('"format":1', '"__proto__":{"format":1}')],
    ['bytes', () => '\0\u0001\ufffd'],
  ])('is not believed when the file holds %s', (_, change) => {
    const path = folder();
    const cache = openCache(path, NOW);
    cache.write(KEY, content('tea'));
    const file = onlyFile(path);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(cache.read(KEY)).toBeUndefined();
    cache.write(KEY, content('tea'));
    expect(cache.read(KEY)).toBeDefined();
  });

  it('is nothing where a folder stands in its place, or the folder cannot be made', () => {
    const path = folder();
    const cache = openCache(path, NOW);
    cache.write(KEY, content('tea'));
    const file = onlyFile(path);
    rmSync(file);
    mkdirSync(file);
    expect(cache.read(KEY)).toBeUndefined();
    cache.write(KEY, content('tea'));
    writeFileSync(`${path}-file`, '');
    const barred = openCache(join(`${path}-file`, 'hubs'), NOW);
    barred.write(KEY, content('tea'));
    expect(barred.read(KEY)).toBeUndefined();
  });

  it('goes when nobody has asked for it in a month, and nothing else goes', () => {
    const path = folder();
    const cache = openCache(path, NOW);
    cache.write(KEY, content('tea'));
    const old = onlyFile(path);
    const month = new Date(NOW - 31 * 24 * HOUR);
    utimesSync(old, month, month);
    writeFileSync(join(path, 'diary.txt'), 'mine');
    utimesSync(join(path, 'diary.txt'), month, month);
    openCache(path, NOW).write({ ...KEY, url: 'https://hub.example/pot' }, content('pot'));
    expect(existsSync(old)).toBe(false);
    expect(existsSync(join(path, 'diary.txt'))).toBe(true);
  });
});

describe('asking with a cache', () => {
  const ask = (host: LocalHost, path: string, now: number) =>
    openWeb({
      origins: [host.url],
      now,
      cache: openCache(path, now),
      allowHttpLoopback: true,
      limits: { retries: 0 },
    }).json(`${host.url}/tea`);

  it('asks once a day, and then only whether anything changed', async () => {
    const path = folder();
    const host = await serve({
      '/tea': (request, response) => {
        if (request.headers['if-none-match'] === '"1"') status(304)(request, response, 1);
        else json({ id: 1 }, { etag: '"1"' })(request, response, 1);
      },
    });
    const first = { ok: true, value: { id: 1 }, fetched: '2026-11-24' };
    expect(await ask(host, path, NOW)).toEqual(first);
    expect(await ask(host, path, NOW + 10 * HOUR)).toEqual(first);
    expect(host.asked).toHaveLength(1);
    expect(await ask(host, path, NOW + 25 * HOUR)).toEqual({ ...first, fetched: '2026-11-25' });
    expect(host.headers.map((headers) => headers['if-none-match'])).toEqual([undefined, '"1"']);
    expect(await ask(host, path, NOW + 26 * HOUR)).toMatchObject({ fetched: '2026-11-25' });
    expect(host.asked).toHaveLength(2);
  });

  it('keeps no failure, and nothing that could not be read', async () => {
    const path = folder();
    const host = await serve({
      '/tea': (_, response, times) => {
        if (times === 1) response.writeHead(200, { 'content-type': 'application/json' }).end('{');
        else if (times === 2) response.writeHead(404).end();
        else response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":3}');
      },
    });
    expect(await ask(host, path, NOW)).toMatchObject({ failure: { kind: 'malformed' } });
    expect(await ask(host, path, NOW)).toMatchObject({ failure: { kind: 'not-found' } });
    expect(existsSync(path)).toBe(false);
    expect(await ask(host, path, NOW)).toMatchObject({ value: { id: 3 } });
    expect(readdirSync(path)).toHaveLength(1);
  });

  it('asks again where the kept file is damaged', async () => {
    const path = folder();
    const host = await serve({ '/tea': { id: 1 } });
    await ask(host, path, NOW);
    writeFileSync(onlyFile(path), 'damaged');
    expect(await ask(host, path, NOW)).toMatchObject({ ok: true });
    expect(host.asked).toHaveLength(2);
  });
});

describe('where the cache is', () => {
  it.each([
    [{ LICHECK_CACHE: '/var/tea', XDG_CACHE_HOME: '/x', HOME: '/home/tea' }, 'linux', '/var/tea/hubs'],
    [{ XDG_CACHE_HOME: '/x', HOME: '/home/tea' }, 'linux', '/x/licheck/hubs'],
    [{ XDG_CACHE_HOME: 'relative', HOME: '/home/tea' }, 'linux', '/home/tea/.cache/licheck/hubs'],
    [{ HOME: '/home/tea' }, 'linux', '/home/tea/.cache/licheck/hubs'],
    [{ HOME: '/Users/tea' }, 'darwin', '/Users/tea/Library/Caches/licheck/hubs'],
    [{ LOCALAPPDATA: '/AppData', HOME: '/home/tea' }, 'win32', '/AppData/licheck/hubs'],
  ] as const)('%j on %s is %s', (env, platform, expected) => expect(cacheFolder(env, platform)).toBe(expected));

  it('knows the scanned tree through links, also for folders that are not there yet', () => {
    const base = folder();
    mkdirSync(join(base, 'tree'), { recursive: true });
    mkdirSync(join(base, 'tree-house'));
    symlinkSync(join(base, 'tree'), join(base, 'link'));
    const tree = join(base, 'tree');
    expect(isInTree(tree, tree)).toBe(true);
    expect(isInTree(join(tree, 'a/b/c'), tree)).toBe(true);
    expect(isInTree(join(base, 'link/a'), tree)).toBe(true);
    expect(isInTree(join(tree, 'a'), join(base, 'link'))).toBe(true);
    expect(isInTree(join(base, 'tree-house/a'), tree)).toBe(false);
    expect(isInTree(join(base, '..tree'), base)).toBe(true);
    expect(isInTree(base, tree)).toBe(false);
  });
});
