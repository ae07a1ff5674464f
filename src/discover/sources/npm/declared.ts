/** The licence fields of package.json (https://docs.npmjs.com/cli/v11/configuring-npm/package-json#license), old forms included. */
import { isRecord, own, sketch } from '../../../io/parse/own.ts';
import type { RawLicense } from '../../../model/component.ts';
import type { Anchor, KeyPath } from '../../../model/location.ts';

/** What stands in the fields, as spelled. `rank` is that of `license`; `licenses`, which npm no longer reads, stands below it. */
export function declaredLicenses(manifest: unknown, path: string, keys: KeyPath, rank: number): readonly RawLicense[] {
  const found: RawLicense[] = [];
  for (const [field, place] of FIELDS) {
    if (!isRecord(manifest) || !Object.hasOwn(manifest, field)) continue;
    collect(own(manifest, field), field, { path, keys: [...keys, field] }, rank + place, found, true);
  }
  return found;
}

const FIELDS = [
  ['license', 0],
  ['licenses', 1],
] as const;

/** `SEE LICENSE IN <file>`: npm's way to point at a text. */
const SEE = /^\s*SEE LICEN[CS]E IN\s+(\S.*)$/i;

function collect(value: unknown, field: string, at: Anchor, rank: number, into: RawLicense[], listed: boolean): void {
  const base = { vocabulary: 'npm', rank } as const;
  if (typeof value === 'string') {
    const link = value.length < 1000 ? SEE.exec(value)?.[1]?.trim() : undefined;
    into.push({ ...base, text: value, field, at, ...(link !== undefined && { link }) });
  } else if (Array.isArray(value) && value.length > 0 && listed) {
    value.forEach((item, index) => {
      collect(item, `${field}[${index}]`, { ...at, keys: [...(at.keys ?? []), index] }, rank, into, false);
    });
  } else if (isRecord(value) && NAMES.some((name) => typeof own(value, name) === 'string')) {
    const name = NAMES.find((candidate) => typeof own(value, candidate) === 'string') ?? 'type';
    collect(own(value, name), `${field}.${name}`, { ...at, keys: [...(at.keys ?? []), name] }, rank, into, false);
  } else if (isRecord(value) && typeof own(value, 'url') === 'string') {
    const url = String(own(value, 'url'));
    into.push({ ...base, text: url, field: `${field}.url`, at: { ...at, keys: [...(at.keys ?? []), 'url'] }, link: url });
  } else {
    into.push({ ...base, text: sketch(value), field, at, malformed: true });
  }
}

/** Where an object holds the name of the licence. */
const NAMES = ['type', 'name', 'license'] as const;
