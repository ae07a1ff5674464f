// Writes a made-up project of so many installed packages, the same one every time: a lock file of version 3, a manifest
// and a licence text each. No two texts are alike (every package has its own copyright line), as in a real tree.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const texts = createRequire(import.meta.url)('spdx-license-list/full');

/** In about the shares that npm has. */
const LICENSES = [...Array(14).fill('MIT'), ...Array(3).fill('ISC'), 'Apache-2.0', 'BSD-3-Clause', 'BSD-2-Clause'];
const WORDS = ['leaf', 'kettle', 'cup', 'steam', 'sieve', 'tray', 'spoon', 'saucer', 'caddy', 'whisk', 'brew', 'lid'];

/** Writes the project into an empty folder. */
export function generate(folder, packages) {
  const random = randomFrom(packages);
  const pick = (list) => list[random(list.length)];
  const names = Array.from({ length: packages }, (_, i) => `${i % 7 === 0 ? '@tea/' : ''}${WORDS[i % WORDS.length]}-${i}`);
  const lock = { '': { name: 'tea-house', version: '1.0.0', license: 'MIT', dependencies: {} } };
  for (const [i, name] of names.entries()) {
    const license = pick(LICENSES);
    // A package needs some that stand after it; every tenth brings a copy of one of its own.
    const dependencies = Object.fromEntries(
      Array.from({ length: random(4) }, () => names[Math.min(packages - 1, i + 1 + random(50))]).map((other) => [
        other,
        '^1.0.0',
      ]),
    );
    install(folder, lock, `node_modules/${name}`, { name, version: `1.${random(20)}.${random(10)}`, license, dependencies });
    const [nested] = Object.keys(dependencies);
    if (i % 10 === 0 && nested !== undefined && nested !== name) {
      install(folder, lock, `node_modules/${name}/node_modules/${nested}`, {
        name: nested,
        version: '1.99.0',
        license: pick(LICENSES),
      });
    }
    if (i % 20 === 0) lock[''].dependencies[name] = '^1.0.0';
  }
  write(folder, 'package.json', lock['']);
  write(folder, 'package-lock.json', { name: 'tea-house', version: '1.0.0', lockfileVersion: 3, requires: true, packages: lock });
}

function install(folder, lock, location, manifest) {
  const { name, version, license } = manifest;
  mkdirSync(join(folder, location), { recursive: true });
  write(folder, `${location}/package.json`, {
    ...manifest,
    description: `Everything about ${name}, and how to make tea of it.`,
    main: 'index.js',
    keywords: ['tea', 'house', name],
    scripts: { test: 'whistle-lint', build: 'steep' },
    author: 'The Tea House',
    repository: { type: 'git', url: `git+https://code.example/${name}.git` },
  });
  writeFileSync(
    join(folder, location, 'LICENSE'),
    `Copyright (c) 2024 The authors of ${name}\n\n${texts[license].licenseText}\n`,
  );
  const { name: _, ...entry } = manifest;
  lock[location] = { ...entry, resolved: `https://registry.example/${name}/-/${name.split('/').at(-1)}-${version}.tgz` };
}

const write = (folder, path, value) => writeFileSync(join(folder, path), `${JSON.stringify(value, null, 2)}\n`);

/** Numbers below a limit that are the same in every run. */
function randomFrom(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
