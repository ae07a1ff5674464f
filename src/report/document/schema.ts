/**
 * The shape of the JSON document, once: it validates what `licheck report` reads, orders the keys of what `--format json`
 * prints, and is published as a JSON Schema.
 */
import * as v from 'valibot';
import type { Assessment } from '../../model/assessment.ts';
import { FINDING_CODES } from '../../model/codes.ts';
import { VERDICTS } from '../../model/policy.ts';
import { DERIVATIONS, RELATION_KINDS, SCOPES } from '../../model/relations.ts';
import { CATEGORIES, VERIFICATIONS } from '../../model/terms.ts';

const text = v.string();
const textOrNull = v.nullable(text);
const texts = v.array(text);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const position = v.pipe(v.number(), v.integer(), v.minValue(1));
const fraction = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const severity = v.picklist(['error', 'warning', 'note']);
const verdict = v.picklist(VERDICTS);
const scope = v.picklist(SCOPES);
const note = (description: string) => v.description<string, string>(description);

const tool = v.object({
  name: v.literal('licheck'),
  version: text,
  rulebook: v.pipe(text, note('`sha256:…` of the compiled rules')),
  spdx: v.pipe(text, note('version of the SPDX licence list')),
});

const summary = v.object({
  components: count,
  allowed: count,
  review: count,
  denied: count,
  errors: count,
  warnings: count,
  notes: count,
  excepted: count,
  baselined: count,
});

const evidence = v.object({
  view: v.picklist(['declared', 'detected', 'concluded']),
  expression: text,
  method: v.picklist([
    'spdx',
    'repaired',
    'alias',
    'unreadable',
    'text',
    'header',
    'tag',
    'reference',
    'clarification',
    'registry',
    'project',
  ]),
  confidence: fraction,
  path: text,
  line: v.nullable(position),
  endLine: v.nullable(position),
  raw: textOrNull,
  notes: texts,
});

const provenance = v.object({
  source: v.pipe(text, note('the source’s id, such as npm-lockfile')),
  path: text,
  line: v.nullable(position),
  origin: v.pipe(textOrNull, v.description('where it came from when not from its usual registry')),
  integrity: textOrNull,
});

const component = v.object({
  purl: text,
  name: text,
  version: textOrNull,
  kind: v.picklist(['library', 'application', 'model', 'dataset', 'file']),
  scope,
  own: v.pipe(v.boolean(), v.description('true for the project itself')),
  artifacts: v.array(v.picklist(['data', 'application', 'model', 'source'])),
  declared: v.pipe(text, note('what metadata says, as an SPDX expression')),
  detected: v.pipe(text, note('what licence texts say, as an SPDX expression')),
  concluded: v.pipe(textOrNull, v.description('what a person decided in the policy')),
  effective: v.pipe(text, note('the expression that was judged')),
  basis: v.picklist(['concluded', 'declared', 'detected', 'agreed', 'conflict', 'unknown']),
  verdict,
  chosen: v.pipe(text, note('the branch of the expression that the verdict rests on')),
  categories: v.array(v.picklist(CATEGORIES)),
  verified: v.picklist(VERIFICATIONS),
  evidence: v.array(evidence),
  copyrights: texts,
  provenance: v.exactOptional(v.pipe(v.array(provenance), v.description('which sources saw it, in which files'))),
  facts: v.record(text, text),
});

const license = v.object({
  id: text,
  name: v.pipe(text, note('what people call it')),
  category: v.picklist(CATEGORIES),
  verified: v.picklist(VERIFICATIONS),
  sources: v.pipe(texts, v.description('where its text stands')),
});

const relation = v.object({
  from: text,
  to: text,
  kind: v.picklist(RELATION_KINDS),
  scope: v.nullable(scope),
  how: v.nullable(v.picklist(DERIVATIONS)),
});

const obligation = v.object({
  purl: text,
  license: text,
  tag: text,
  trigger: text,
  what: v.pipe(text, note('what to do')),
  clause: textOrNull,
  value: textOrNull,
});

const label = v.object({
  path: v.pipe(text, note('relative to the scanned root')),
  line: position,
  column: v.pipe(position, v.description('in UTF-16 code units, from 1')),
  endColumn: v.pipe(position, v.description('just past the marked text')),
  text,
  primary: v.boolean(),
  excerpt: v.pipe(text, note('the line itself')),
});

const finding = v.object({
  code: v.picklist(FINDING_CODES),
  severity,
  purl: v.pipe(textOrNull, v.description('null for a finding about the policy itself')),
  license: textOrNull,
  message: text,
  help: text,
  notes: texts,
  path: v.pipe(texts, v.description('purls from the project to the component')),
  lineage: v.pipe(texts, v.description('purls along the model lineage, downstream first')),
  labels: v.array(label),
  exception: v.pipe(textOrNull, v.description('the reason of the exception that holds the finding')),
  baselined: v.boolean(),
  fingerprint: v.pipe(text, note('stable across runs and versions')),
});

const diagnostic = v.object({
  code: text,
  severity,
  message: text,
  help: v.exactOptional(text),
  path: v.exactOptional(text),
  line: v.exactOptional(position),
  column: v.exactOptional(position),
  endColumn: v.exactOptional(position),
  excerpt: v.exactOptional(text),
  incomplete: v.pipe(v.boolean(), v.description('true when components may be missing because of this')),
});

// Only what `licheck.yaml` can say: nothing nested, so that no reader has to fear the depth.
const useValue = v.union([v.boolean(), v.number(), text, texts]);

const policy = v.object({
  extends: texts,
  path: textOrNull,
  use: v.record(text, useValue),
  allow: texts,
  review: texts,
  deny: texts,
  unknown: verdict,
  acknowledge: texts,
  dev: verdict,
  severity: v.record(text, v.picklist(['error', 'warning', 'note', 'off'])),
});

/** The document. Keys stand in the order in which they are printed; keys of a later licheck are ignored. */
export const assessmentSchema = v.object({
  format: v.literal(1),
  tool,
  complete: v.pipe(v.boolean(), v.description('false when components may be missing')),
  project: v.object({ name: text, license: textOrNull }),
  summary,
  components: v.array(component),
  licenses: v.exactOptional(v.array(license)),
  relations: v.array(relation),
  obligations: v.array(obligation),
  findings: v.array(finding),
  diagnostics: v.array(diagnostic),
  policy,
}) satisfies v.GenericSchema<unknown, Assessment>;
