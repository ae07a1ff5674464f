// The tests of google/licensecheck, where a copy of it is to hand: remarks, a percentage, `ID start,end` a line, a blank line, the text.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const HEAD = /^(?:#.*\n|[\d.]+%\n|\S+ \d+,(?:\d+|\$).*\n)*\n/;

/** Records of `<folder>/testdata` whose labels are all ids of the SPDX list. All of them were looked at, after they had been counted once. */
export function licensecheckRecords(folder) {
  if (folder === undefined) return [];
  const listed = new Set([...require('spdx-license-ids'), ...require('spdx-license-ids/deprecated')]);
  const place = join(folder, 'testdata');
  return readdirSync(place)
    .sort()
    .flatMap((name) => {
      const whole = readFileSync(join(place, name), 'utf8');
      const [head = ''] = whole.match(HEAD) ?? [];
      const expected = [...new Set([...head.matchAll(/^(\S+) \d+,/gm)].map(([, id]) => id))].sort();
      if (expected.length === 0 || !expected.every((id) => listed.has(id))) return [];
      return [{ corpus: 'google/licensecheck', kind: 'file', id: name, text: whole.slice(head.length), expected, tuned: true }];
    });
}
