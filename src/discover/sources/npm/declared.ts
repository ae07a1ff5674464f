/** The licence fields of package.json (https://docs.npmjs.com/cli/v11/configuring-npm/package-json#license), old forms included. */
import { isRecord, own, sketch } from '../../../io/parse/own.ts';
import type { RawLicense } from '../../../model/component.ts';
import type { Anchor, KeyPath } from '../../../model/location.ts';

/** What stands in the fields, as spelled. `rank` is that of `license`; `licenses`, which npm no longer reads, stands below it. */
export function declaredLicenses(manifest: unknown, path: string, keys: KeyPath, rank: number): readonly RawLicense[] {
  const found: RawLicense[] = [];
  const license = own(manifest, 'license');
  if (license !== undefined) {
    const at = { path, keys: keys.length === 0 ? LICENSE : [...keys, 'license'] };
    collect(license, 'license', at, rank, found, true);
  }
  const licenses = own(manifest, 'licenses');
  if (licenses !== undefined) collect(licenses, 'licenses', { path, keys: [...keys, 'licenses'] }, rank + 1, found, true);
  return found;
}

/** One list for thousands of manifests. */
const LICENSE = ['license'];

function spelled(text: string, field: string, at: Anchor, rank: number): RawLicense {
  const link = SEE.test(text) ? LINK.exec(text.slice(0, 1000))?.[1]?.trim() : undefined;
  return link === undefined ? { text, field, vocabulary: 'npm', rank, at } : { text, field, vocabulary: 'npm', rank, at, link };
}

/** `SEE LICENSE IN <file>`: npm's way to point at a text. */
const SEE = /^\s*see/i;
const LINK = /^\s*SEE LICEN[CS]E IN\s+(\S.*)$/i;

function collect(value: unknown, field: string, at: Anchor, rank: number, into: RawLicense[], listed: boolean): void {
  if (typeof value === 'string') into.push(spelled(value, field, at, rank));
  else if (Array.isArray(value) && value.length > 0 && listed) {
    value.forEach((item, index) => {
      collect(item, `${field}[${index}]`, below(at, index), rank, into, false);
    });
  } else if (isRecord(value) && NAMES.some((name) => typeof own(value, name) === 'string')) {
    const name = NAMES.find((candidate) => typeof own(value, candidate) === 'string') ?? 'type';
    collect(own(value, name), `${field}.${name}`, below(at, name), rank, into, false);
  } else if (isRecord(value) && typeof own(value, 'url') === 'string') {
    const url = String(own(value, 'url'));
    into.push({ ...spelled(url, `${field}.url`, below(at, 'url'), rank), link: url });
  } else into.push({ text: sketch(value), field, vocabulary: 'npm', rank, at, malformed: true });
}

const below = (at: Anchor, key: string | number): Anchor => ({ ...at, keys: [...(at.keys ?? []), key] });

/** Where an object holds the name of the licence. */
const NAMES = ['type', 'name', 'license'] as const;
