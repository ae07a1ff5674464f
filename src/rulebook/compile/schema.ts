/** The shapes of the files under `rules/`; `rules/README.md` explains each key to a person. */
import * as v from 'valibot';
import { CATEGORIES, VERIFICATIONS } from '../../model/terms.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const texts = v.array(text);
const isoDate = v.pipe(v.string(), v.isoDate('an ISO date (2026-11-24) is wanted'));
const tag = v.pipe(v.string(), v.regex(/^[a-z0-9]+(?:-{1,2}[a-z0-9]+)*$/, 'a kebab-case tag is wanted'));

/** An SPDX licence id or a LicenseRef; whether the list has it is checked with the list at hand. */
const licenseId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9.+-]*$/, 'an SPDX id or a LicenseRef- is wanted'));

const category = v.picklist(CATEGORIES);
const verified = v.picklist(VERIFICATIONS);
const artifact = v.picklist(['data', 'application', 'model', 'source']);
const FORMS = ['distribute-source', 'distribute-binary', 'distribute-weights', 'distribute-dataset'] as const;
/** `distribute` is short for passing on in any form. */
const triggers = v.pipe(
  v.array(v.picklist(['use', 'commercial-use', 'modify', 'distribute', ...FORMS, 'network-use', 'train', 'output'])),
  v.transform((names) => names.flatMap((name) => (name === 'distribute' ? FORMS : [name]))),
);
const reach = v.picklist(['file', 'library', 'work', 'network', 'derivative-model', 'output']);

const threshold = v.strictObject({
  measure: v.picklist([
    'monthly-active-users',
    'daily-active-users',
    'annual-revenue-usd',
    'monthly-revenue-usd',
    'annual-revenue-cny',
  ]),
  limit: v.pipe(v.number(), v.minValue(0)),
  measured: v.optional(text),
  consequence: v.optional(text),
});

const termBody = {
  tag,
  triggers: v.optional(triggers, []),
  reach: v.optional(reach),
  threshold: v.optional(threshold),
  value: v.optional(text),
  note: v.optional(text),
  'only-modified': v.optional(v.boolean()),
  'only-multimodal': v.optional(v.boolean()),
  'only-named': v.optional(text),
  /** A few words of the licence text; the tests look for them there. They are not compiled. */
  quote: v.optional(text),
};
const clause = v.pipe(
  v.union([v.string(), v.number()], 'the section of the licence text is wanted'),
  v.transform(String),
  v.trim(),
  v.minLength(1, 'the section of the licence text is wanted'),
);

/** A permission or a limitation: a tag alone, or a term with more to say. */
const tagAlone = v.pipe(
  tag,
  v.transform((name): v.InferOutput<typeof openTerm> => ({ tag: name, triggers: [] })),
);
const openTerm = v.strictObject({ ...termBody, clause: v.optional(clause) });
const looseTerm = v.lazy(
  (input): v.GenericSchema<unknown, v.InferOutput<typeof openTerm>> => (typeof input === 'string' ? tagAlone : openTerm),
);
/** A condition or a restriction always says where the text says so. */
const citedTerm = v.strictObject({ ...termBody, clause });

const variant = v.strictObject({ name: v.optional(text), notes: v.optional(texts) });

/** `licenses/<ID>.yaml` */
export const licenseFile = v.strictObject({
  id: licenseId,
  name: v.optional(text),
  /** Other ids under the very same terms, such as the `-or-later` twin. */
  variants: v.optional(v.record(licenseId, variant), {}),
  category,
  /** Where the category comes from when nothing but the category is known. */
  basis: v.optional(text),
  artifacts: v.pipe(v.array(artifact), v.minLength(1)),
  permissions: v.array(looseTerm),
  conditions: v.array(citedTerm),
  limitations: v.array(looseTerm),
  restrictions: v.array(citedTerm),
  'flow-down': v.optional(
    v.picklist(['none', 'copy', 'restrictions', 'restrictions-similar', 'no-weaker', 'same-terms', 'share-alike', 'unknown']),
  ),
  outputs: v.optional(
    v.picklist([
      'allowed',
      'allowed-derivative',
      'allowed-naming',
      'prohibited-llm',
      'prohibited-any',
      'prohibited-foundation',
      'prohibited-competing',
      'noncommercial-only',
      'prohibited-commercial-model',
      'unknown',
    ]),
  ),
  notes: v.optional(texts),
  /** Marks by which the text is known: phrases in lower case that stand in no other licence, digests of its words. */
  detect: v.optional(v.strictObject({ phrases: v.optional(texts), digests: v.optional(texts) })),
  verified,
  sources: v.pipe(texts, v.minLength(1, 'a source is wanted')),
  reviewed: isoDate,
});

/** `exceptions/<ID>.yaml` */
export const exceptionFile = v.strictObject({
  id: licenseId,
  name: text,
  category: v.optional(category),
  lifts: v.array(tag),
  when: v.optional(text),
  verified,
  sources: texts,
  reviewed: isoDate,
});

const words = v.record(
  tag,
  v.strictObject({ title: text, meaning: text, todo: v.optional(text), fields: v.optional(v.array(tag)) }),
);

/** `terms.yaml` */
export const termsFile = v.strictObject({
  permissions: words,
  conditions: words,
  limitations: words,
  categories: words,
  restrictions: v.optional(words, {}),
});

/** `restrictions.yaml` */
export const restrictionsFile = v.strictObject({ restrictions: words });

/** `categories.yaml`: ids whose terms nobody has written down yet, and where their category comes from. */
export const categoriesFile = v.array(
  v.strictObject({ category, basis: text, reviewed: isoDate, licenses: v.pipe(v.array(licenseId), v.minLength(1)) }),
);

/** `families.yaml`: names that could mean several licences. */
export const familiesFile = v.record(
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9.-]+$/)),
  v.strictObject({
    name: text,
    members: v.pipe(v.array(licenseId), v.minLength(2)),
    reviewed: isoDate,
    notes: v.optional(texts),
  }),
);

/** `spdx.yaml`: what the identifier packages do not say. */
export const spdxFile = v.strictObject({
  version: text,
  texts: text,
  /** What a deprecated id stands for now; null when no single id does. */
  replacements: v.record(licenseId, v.nullable(text)),
  /** Names of ids that the texts package does not have. */
  names: v.record(licenseId, text),
  /** Versions of one licence, oldest first: what "or any later version" admits. */
  versions: v.array(v.pipe(v.array(licenseId), v.minLength(2))),
});

/** `aliases.yaml` */
export const aliasesFile = v.array(
  v.strictObject({
    expression: text,
    spellings: v.pipe(texts, v.minLength(1)),
    vocabularies: v.optional(v.array(v.picklist(['spdx', 'npm', 'huggingface', 'modelscope', 'pypi-classifier', 'free-text']))),
  }),
);

const letter = v.strictObject({ artifact, title: text, definition: text });
/** `rail.yaml`: the RAIL naming convention. */
export const railFile = v.strictObject({
  order: v.literal('DAMS'),
  letters: v.strictObject({ D: letter, A: letter, M: letter, S: letter }),
  criteria: texts,
  prefix: v.strictObject({ open: text, meaning: text }),
  restriction: v.strictObject({ ...termBody, clause }),
  /** `letters`: only for names with one of these; `prefix`: only for open names, or only for the others. */
  conditions: v.array(
    v.strictObject({
      ...termBody,
      clause,
      letters: v.optional(v.pipe(v.string(), v.regex(/^[DAMS]+$/))),
      prefix: v.optional(v.picklist(['open', 'closed'])),
    }),
  ),
  permissions: v.strictObject({ open: v.array(looseTerm), closed: v.array(looseTerm) }),
  limitations: v.array(looseTerm),
  notes: texts,
  sources: texts,
  reviewed: isoDate,
});

const deviation = v.strictObject({
  says: text,
  'licence-says': text,
  reason: text,
  citation: text,
  kept: v.optional(text),
  /** The tags that these licences lack although the document lists them. */
  tags: v.optional(v.array(tag)),
  licenses: v.optional(v.array(licenseId)),
});
/** `matrix.yaml`: the source document as data. */
export const matrixFile = v.strictObject({
  title: text,
  columns: v.strictObject({
    permitsModificationAndRedistribution: text,
    requiresSourceDisclosure: text,
    requiresCopyrightNotice: text,
    includesUseRestrictions: text,
  }),
  rows: v.array(
    v.strictObject({
      title: text,
      licenses: v.array(licenseId),
      values: v.tuple([text, text, text, text]),
      deviations: v.optional(v.array(deviation)),
    }),
  ),
  licenses: v.array(
    v.strictObject({
      title: text,
      licenses: v.array(licenseId),
      summary: text,
      permissions: texts,
      requirements: texts,
      prohibitions: texts,
      hint: v.optional(text),
      facts: v.strictObject({ permissions: v.array(tag), conditions: v.array(tag), limitations: v.array(tag) }),
      deviations: v.optional(v.array(deviation)),
    }),
  ),
  'open-to-commercial-use': v.array(v.strictObject({ title: text, licenses: v.array(licenseId) })),
  openness: v.array(v.strictObject({ level: v.number(), title: text, meaning: text })),
  sources: texts,
});

const ids = v.pipe(texts, v.minLength(1));
/** `compatibility.yaml`: how licences go together, beyond their own terms. */
export const compatibilityFile = v.strictObject({
  groups: v.record(text, v.pipe(v.array(licenseId), v.minLength(1))),
  openings: v.array(
    v.strictObject({ from: ids, to: ids, clause: text, text, 'only-if-declared': v.optional(v.boolean()), source: text }),
  ),
  asks: v.array(v.strictObject({ licenses: ids, tags: v.array(tag), clause: v.optional(text) })),
  takers: v.array(v.strictObject({ licenses: ids, accepts: v.array(tag), refuses: v.array(tag), clause: text })),
  unclear: v.record(licenseId, text),
  sources: texts,
  reviewed: isoDate,
});

export type LicenseFileData = v.InferOutput<typeof licenseFile>;
export type TermData = v.InferOutput<typeof citedTerm> | v.InferOutput<typeof looseTerm>;
export type RailData = v.InferOutput<typeof railFile>;
export type DeviationData = v.InferOutput<typeof deviation>;
