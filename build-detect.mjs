// Builds dist/detect.bin: the licence texts of spdx-license-list, digests and data of rules/detection, in one file that opens without decoding.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** Writes the index. `compile` is src/resolve/detect/compile/compile.ts, bundled. */
export function buildDetect({ compileIndex, gatherInput, unpackPrint }, { rules, modules, out }) {
  const json = (...path) => JSON.parse(readFileSync(join(modules, ...path), 'utf8'));
  const folder = join(rules, 'detection');
  const data = {};
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.yaml')) data[file.slice(0, -5)] = parse(readFileSync(join(folder, file), 'utf8'));
  }
  const phrases = [];
  for (const file of readdirSync(join(rules, 'licenses')).sort()) {
    const text = readFileSync(join(rules, 'licenses', file), 'utf8');
    if (!/^detect:/m.test(text)) continue;
    const { id, detect } = parse(text);
    for (const phrase of detect.phrases ?? []) phrases.push({ license: id, text: phrase });
  }
  const list = json('spdx-license-list', 'spdx-full.json');
  const texts = Object.keys(list)
    .sort()
    .map((id) => ({ id, name: list[id].name, url: list[id].url ?? '', text: list[id].licenseText }));
  const input = gatherInput({
    data,
    phrases,
    prints: JSON.parse(readFileSync(join(folder, 'prints.json'), 'utf8')).map((print) => ({
      ...print,
      ...unpackPrint(Buffer.from(print.prints, 'base64')),
    })),
    texts,
    ids: json('spdx-license-ids', 'index.json'),
    deprecated: json('spdx-license-ids', 'deprecated.json'),
    exceptions: json('spdx-exceptions', 'index.json'),
    source: `spdx-license-list ${json('spdx-license-list', 'package.json').version}`,
  });
  writeFileSync(join(out, 'detect.bin'), compileIndex(input));
}
