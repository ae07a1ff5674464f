/** An id table made straight from the identifier packages, so that these tests stand without the compiled rulebook. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { IdTable } from '../../src/model/rulebook.ts';

const require = createRequire(import.meta.url);
const current: readonly string[] = require('spdx-license-ids');
const deprecated: readonly string[] = require('spdx-license-ids/deprecated');
const everything: readonly string[] = JSON.parse(
  readFileSync(
    new URL('../../node_modules/@cyclonedx/cyclonedx-library/res/schema/spdx.SNAPSHOT.schema.json', import.meta.url),
    'utf8',
  ),
).enum;

export const LICENSE_IDS = [...current, ...deprecated];
export const EXCEPTION_IDS = everything.filter((id) => !LICENSE_IDS.includes(id) && !id.endsWith('+'));

const OTHERS: Record<string, string> = {
  'GPL-2.0-with-classpath-exception': 'GPL-2.0-only WITH Classpath-exception-2.0',
  'GPL-3.0-with-GCC-exception': 'GPL-3.0-only WITH GCC-exception-3.1',
  'eCos-2.0': 'GPL-2.0-or-later WITH eCos-exception-2.0',
  'bzip2-1.0.5': 'bzip2-1.0.6',
};

const licenses = new Map(LICENSE_IDS.map((id) => [id.toLowerCase(), id]));
const exceptions = new Map(EXCEPTION_IDS.map((id) => [id.toLowerCase(), id]));

export const ids: IdTable = {
  license: (spelling) => licenses.get(spelling.toLowerCase()),
  exception: (spelling) => exceptions.get(spelling.toLowerCase()),
  replacement(id) {
    if (Object.hasOwn(OTHERS, id)) return OTHERS[id];
    return deprecated.includes(id) && current.includes(`${id}-only`) ? `${id}-only` : undefined;
  },
  orLater(id) {
    const twin = id.replace(/-only$/, '-or-later');
    return twin !== id && current.includes(twin) ? twin : undefined;
  },
};
