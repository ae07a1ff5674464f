import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openProject } from '../../src/io/open-project.ts';
import { openReadings, type Readings } from '../../src/io/readings.ts';
import type { SideThread } from '../../src/io/side-thread.ts';
import type { ProjectPath } from '../../src/model/location.ts';
import type { TextWork } from '../../src/pipeline/detect-thread.ts';
import { loadDetector } from '../../src/pipeline/detector.ts';
import { readAhead } from '../../src/pipeline/read-ahead.ts';

const root = mkdtempSync(join(tmpdir(), 'licheck-read-ahead-'));
afterAll(() => rmSync(root, { recursive: true }));
const paths = Array.from({ length: 100 }, (_, n) => {
  mkdirSync(join(root, `teapot-${n}`));
  const path = `teapot-${n}/${n % 9 === 0 ? 'README.md' : 'LICENSE'}`;
  writeFileSync(join(root, path), `Copyright 20${n} the tea house\n\nSPDX-License-Identifier: ${n % 2 ? 'MIT' : 'ISC'}\n`);
  return path as ProjectPath;
});

/** A thread that answers as the real one does, or badly. */
function fakeThread(answer: (work: readonly TextWork[]) => unknown, most = Number.POSITIVE_INFINITY) {
  const works: (readonly TextWork[])[] = [];
  const told = { works, stopped: 0, started: 0 };
  const thread: SideThread = {
    send: (work) => works.push(work as readonly TextWork[]),
    finish: async () => works.slice(0, most).map(answer),
    stop: () => {
      told.stopped += 1;
    },
  };
  const start = () => {
    told.started += 1;
    return thread;
  };
  return { told, start };
}

async function readAll(start: () => SideThread | undefined, wanted: readonly ProjectPath[] = paths, readings?: Readings) {
  const ahead = readAhead({ start, readings });
  const files = ahead.watch(openProject(root));
  const bodies = wanted.map((path) => files.licenseText(path)).map((text) => ('body' in text ? text.body : ''));
  const detector = await ahead.detector();
  const readAs = (n: number) => ({ role: n % 9 === 0 ? 'readme' : 'license', name: 'LICENSE' }) as const;
  const detections = bodies.map((body, n) => detector.detect(body, readAs(n)));
  ahead.stop();
  return detections;
}

const honest = (work: readonly TextWork[]) => work.map(([body, options]) => loadDetector().detect(body, options));
const alone = await readAll(() => undefined);

describe('reading texts ahead', () => {
  it('hands each distinct text over once, with its role', async () => {
    const { told, start } = fakeThread(honest);
    expect(await readAll(start, [...paths, ...paths.slice(0, 9)])).toEqual([
      ...alone,
      ...alone.slice(0, 1),
      ...alone.slice(1, 9),
    ]);
    const sent = told.works.flat();
    expect(sent).toHaveLength(100);
    expect(new Set(sent.map(([body]) => body)).size).toBe(100);
    expect(sent.filter(([, { role }]) => role === 'readme')).toHaveLength(12);
    expect(told).toMatchObject({ started: 1 });
    expect(told.stopped).toBeGreaterThan(0);
  });

  it('remembers what the thread says, so that nothing is read twice', async () => {
    const { start } = fakeThread((work) => honest(work).map((detection) => ({ ...detection, confidence: 0.5 })));
    expect((await readAll(start)).every(({ confidence }) => confidence === 0.5)).toBe(true);
  });

  it('says the same when the thread fails, stops half way or answers too little', async () => {
    expect(await readAll(fakeThread(honest, 0).start)).toEqual(alone);
    expect(await readAll(fakeThread(honest, 1).start)).toEqual(alone);
    expect(await readAll(fakeThread((work) => honest(work).slice(1, 2).concat(honest(work).slice(0, 0)).slice(1)).start)).toEqual(
      alone,
    );
  });

  it('reads nothing that an earlier scan read, and says the same', async () => {
    const house = mkdtempSync(join(tmpdir(), 'licheck-readings-'));
    const open = () => openReadings(root, { environment: { LICHECK_CACHE: house }, stamp: 'a kettle' });
    const cold = fakeThread(honest);
    expect(await readAll(cold.start, paths, open())).toEqual(alone);
    const warm = fakeThread(() => []);
    expect(await readAll(warm.start, paths, open())).toEqual(alone);
    expect([cold.told.started, warm.told.started]).toEqual([1, 0]);
    // What was read in place is kept as well.
    rmSync(join(house, 'readings.txt'));
    await readAll(() => undefined, paths.slice(0, 5), open());
    expect(readFileSync(join(house, 'readings.txt'), 'utf8').trim().split('\n')).toHaveLength(6);
    rmSync(house, { recursive: true });
  });

  it('starts no thread for a few texts, and asks once for one that is not to be had', async () => {
    const { told, start } = fakeThread(honest);
    expect(await readAll(start, paths.slice(0, 20))).toEqual(alone.slice(0, 20));
    expect(told.started).toBe(0);
    let asked = 0;
    await readAll(() => {
      asked += 1;
      return undefined;
    });
    expect(asked).toBe(1);
  });

  it('starts the thread at once where many texts are expected, and once', async () => {
    const { told, start } = fakeThread(honest);
    const ahead = readAhead({ start, expectsMany: true });
    expect(told.started).toBe(1);
    const files = ahead.watch(openProject(root));
    for (const path of paths) files.licenseText(path);
    await ahead.detector();
    expect(told.works.flat()).toHaveLength(100);
    expect(told.started).toBe(1);
    ahead.stop();
  });
});
