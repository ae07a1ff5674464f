/** The SPDX identifiers, from the packages that carry them, and what `rules/spdx.yaml` adds. */
import * as v from 'valibot';
import type { Rules } from './rules.ts';

/** The identifiers of one SPDX list version. */
export interface SpdxIds {
  readonly version: string;
  readonly textsVersion: string;
  /** Current licence ids. */
  readonly current: ReadonlySet<string>;
  /** Deprecated ids, with what they stand for now (null: no single expression). */
  readonly deprecated: ReadonlyMap<string, string | null>;
  readonly exceptions: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, string>;
  readonly osiApproved: ReadonlySet<string>;
  /** For each versioned id: the ids that "or any later version" admits, itself first. */
  readonly later: ReadonlyMap<string, readonly string[]>;
}

const idList = v.array(v.string());
const enumeration = v.object({ $comment: v.string(), enum: v.array(v.string()) });
const catalogue = v.record(v.string(), v.object({ name: v.string(), osiApproved: v.boolean() }));

/** Reads the identifier packages through `load` (paths below `node_modules`). */
export function readSpdx(load: (path: string) => unknown, rules: Rules): SpdxIds {
  const { data, wrong } = rules.spdx;
  const current = new Set(v.parse(idList, load('spdx-license-ids/index.json')));
  const old = v.parse(idList, load('spdx-license-ids/deprecated.json'));
  const list = v.parse(enumeration, load('@cyclonedx/cyclonedx-library/res/schema/spdx.SNAPSHOT.schema.json'));
  const texts = v.parse(catalogue, load('spdx-license-list/spdx.json'));
  if (!list.$comment.includes(data.version)) wrong(['version'], `the identifier package holds ${list.$comment}`);
  const deprecated = new Map<string, string | null>();
  for (const id of [...old, ...list.enum.filter((entry) => entry.endsWith('+'))]) {
    const replacement = Object.hasOwn(data.replacements, id) ? data.replacements[id] : undefined;
    if (replacement === undefined) wrong(['replacements'], `the deprecated id ${id} has no line`);
    deprecated.set(id, replacement ?? null);
  }
  for (const id of Object.keys(data.replacements)) {
    if (!deprecated.has(id)) wrong(['replacements', id], 'this id is not deprecated');
  }
  const isLicense = (id: string): boolean => current.has(id) || deprecated.has(id);
  const names = new Map([
    ...Object.entries(texts).map(([id, entry]) => [id, entry.name] as const),
    ...Object.entries(data.names),
  ]);
  for (const id of current) if (!names.has(id)) wrong(['names'], `${id} has no name`);
  const later = new Map<string, readonly string[]>();
  data.versions.forEach((series, index) => {
    series.forEach((id, step) => {
      const forms = (base: string): string[] => [base, `${base}-only`, `${base}-or-later`].filter((form) => current.has(form));
      if (forms(id).length === 0 && !isLicense(id)) wrong(['versions', index, step], `${id} is not an SPDX id`);
      const admitted = series.slice(step).flatMap(forms);
      later.set(current.has(`${id}-or-later`) ? `${id}-or-later` : id, admitted);
    });
  });
  return {
    version: data.version,
    textsVersion: data.texts,
    current,
    deprecated,
    exceptions: new Set(list.enum.filter((id) => !isLicense(id))),
    names,
    osiApproved: new Set(Object.keys(texts).filter((id) => texts[id]?.osiApproved)),
    later,
  } satisfies SpdxIds;
}
