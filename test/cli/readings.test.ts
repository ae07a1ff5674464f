import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { licheck, project } from './run.ts';

const SENTENCES = ['released under the MIT license', 'SPDX-License-Identifier: GPL-3.0-only', 'All rights reserved.', 'a kettle'];

/** Enough packages with a text of their own for a second thread to be started. */
function teaHouse(): string {
  const files: Record<string, string | object> = { 'package.json': { name: 'tea-house', version: '1.0.0', private: true } };
  for (let n = 0; n < 150; n += 1) {
    const name = `teapot-${n}`;
    files[`node_modules/${name}/package.json`] = { name, version: '1.0.0', license: 'MIT' };
    files[`node_modules/${name}/${n % 7 ? 'LICENSE' : 'README.md'}`] = `Copyright 2020 ${name}\n\n${SENTENCES[n % 4]}\n`;
  }
  return project(files);
}

describe('a second scan', () => {
  it('prints the very bytes of the first, whatever was kept in between', async () => {
    const house = teaHouse();
    const cache = join(project({}), 'cache');
    const scan = async (...more: string[]) => {
      const { code, out, err } = await licheck(['scan', '.', '--format', 'json', ...more], {
        cwd: house,
        env: { LICHECK_CACHE: cache },
      });
      return { code, out, err };
    };
    const before = readdirSync(house, { recursive: true }).length;
    const alone = await scan('--no-cache');
    expect(existsSync(cache)).toBe(false);
    expect(JSON.parse(alone.out).components).toHaveLength(151);

    expect(await scan()).toEqual(alone);
    const kept = readFileSync(join(cache, 'readings.txt'), 'utf8');
    expect(kept.trim().split('\n')).toHaveLength(151);
    expect(await scan()).toEqual(alone);
    expect(readFileSync(join(cache, 'readings.txt'), 'utf8')).toBe(kept);

    writeFileSync(join(cache, 'readings.txt'), kept.replaceAll('"MIT"', '"ISC"'));
    expect(await scan()).toEqual(alone);
    expect(readFileSync(join(cache, 'readings.txt'), 'utf8')).toBe(kept);
    writeFileSync(join(cache, 'readings.txt'), '{"__proto__":'.repeat(1000));
    expect(await scan()).toEqual(alone);

    rmSync(cache, { recursive: true });
    writeFileSync(cache, 'a file in the place of the folder');
    expect(await scan()).toEqual(alone);
    expect(readdirSync(house, { recursive: true })).toHaveLength(before);
  });
});
