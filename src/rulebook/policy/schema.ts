/** The shape of `licheck.yaml`: what the JSON Schema for editors is made from, and what a configuration is checked against. */
import * as v from 'valibot';
import { FINDING_CODES } from '../../model/codes.ts';
import { CATEGORIES } from '../../model/terms.ts';

const text = (about: string) => v.pipe(v.string(), v.minLength(1), v.description(about));
const list = <const S extends v.GenericSchema>(item: S, about: string) => v.pipe(v.array(item), v.description(about));

const selector = v.union([
  v.pipe(
    text('An SPDX id or expression, category:<category>, restriction:<tag> or term:<tag>.'),
    v.examples(['MIT', ...CATEGORIES.map((category) => `category:${category}`)]),
  ),
  v.strictObject({
    license: v.optional(text('An SPDX id or expression.')),
    category: v.optional(v.pipe(v.picklist(CATEGORIES), v.description('A category of licences.'))),
    restriction: v.optional(text('A use restriction.')),
    term: v.optional(text('A permission, condition, limitation or restriction.')),
    why: v.optional(text('The reason, shown by `licheck config`.')),
  }),
]);

const component = text('A purl with globs and a version range: pkg:npm/report-kit@^2, pkg:huggingface/leaf/*.');
const expression = text('An SPDX licence expression.');
const reason = text('Why, in words that a reviewer will understand.');

/** What `components[].used-for` may say. */
export const USED_FOR = [
  'inference',
  'evaluation',
  'internal',
  'finetune',
  'adapter',
  'merge',
  'quantize',
  'distill',
  'modify',
  'train',
  'pretrain',
  'redistribute',
  'host',
] as const;

export const verdictWord = v.picklist(['deny', 'review', 'allow']);
export const distributionWord = v.picklist(['none', 'source', 'binary', 'saas', 'weights', 'dataset', 'outputs']);
const count = v.pipe(v.number(), v.minValue(0));

/** A configuration, as plain data. */
export const configSchema = v.strictObject({
  $schema: v.optional(v.string()),
  extends: v.optional(
    v.union([
      text('A preset, a relative path to another configuration, or a package that carries one.'),
      v.array(text('A preset, a relative path to another configuration, or a package that carries one.')),
    ]),
  ),
  project: v.optional(v.strictObject({ license: v.optional(text('What the project is shipped under: an SPDX expression.')) })),
  use: v.optional(
    v.pipe(
      v.strictObject({
        commercial: v.optional(v.pipe(v.boolean(), v.description('Whether the project is used for profit.'))),
        distribution: v.optional(list(distributionWord, 'How the project reaches others.')),
        'monthly-active-users': v.optional(v.pipe(count, v.integer(), v.description('Users of all products in a month.'))),
        'annual-revenue-usd': v.optional(v.pipe(count, v.description('Revenue of the company in a year, in US dollars.'))),
        territories: v.optional(list(v.string(), 'Where the project is used: ISO 3166 codes of two letters, or EU.')),
        fields: v.optional(list(v.string(), 'Fields of use, compared with use restrictions: healthcare, credit, …')),
        'trains-on-outputs': v.optional(v.pipe(v.boolean(), v.description('Whether outputs of models train other models.'))),
      }),
      v.description('How the project as a whole is used; terms bite only on what happens.'),
    ),
  ),
  policy: v.optional(
    v.strictObject({
      allow: v.optional(list(selector, 'What may be used.')),
      review: v.optional(list(selector, 'What a person must look at first.')),
      deny: v.optional(list(selector, 'What may not be used.')),
      unknown: v.optional(v.pipe(verdictWord, v.description('What no line names, and what is not known. deny, unless said.'))),
      acknowledge: v.optional(list(text('restriction:<tag>'), 'Use restrictions that the project undertakes to respect.')),
      dev: v.optional(v.pipe(verdictWord, v.description('The worst verdict for dev-only dependencies. deny, unless said.'))),
      severity: v.optional(
        v.pipe(
          v.strictObject(v.entriesFromList(FINDING_CODES, v.optional(v.picklist(['error', 'warning', 'note', 'off'])))),
          v.description('Severity by finding code.'),
        ),
      ),
    }),
  ),
  components: v.optional(
    list(
      v.strictObject({
        component,
        linking: v.optional(v.picklist(['static', 'dynamic'])),
        modified: v.optional(v.boolean()),
        'used-for': v.optional(list(v.picklist(USED_FOR), 'What a model or dataset is used for.')),
        name: v.optional(text('The name on a hub, for a card that does not carry its own.')),
        own: v.optional(v.pipe(v.boolean(), v.description('Whether the project made this model or dataset itself.'))),
      }),
      'Facts about components that a scan cannot see.',
    ),
  ),
  exceptions: v.optional(
    list(
      v.strictObject({
        component,
        license: expression,
        covers: v.optional(
          list(
            v.picklist(FINDING_CODES),
            'The only finding codes that it holds. Without it, what is held against the licence itself; never what the lineage breaks.',
          ),
        ),
        reason,
        owner: text('Who answers for it.'),
        expires: v.pipe(
          v.string(),
          v.minLength(1),
          v.regex(/^\d{4}-\d{2}-\d{2}$/),
          v.description('The last day it holds: 2027-03-31.'),
        ),
      }),
      'Recorded permissions for one component under one licence, until a date.',
    ),
  ),
  clarifications: v.optional(
    list(
      v.strictObject({
        component,
        license: expression,
        file: v.optional(text('The file that was read, relative to the component.')),
        sha256: v.optional(
          v.pipe(v.string(), v.regex(/^(?:sha256[:-])?[0-9a-fA-F]{64}$/), v.description('The digest of that file.')),
        ),
        reason,
      }),
      'Licences that a person concluded, pinned to the text they were read from.',
    ),
  ),
  choices: v.optional(
    list(v.strictObject({ component, from: expression, choose: expression }), 'Which branch of an OR to take.'),
  ),
  ignore: v.optional(list(text('A glob over paths.'), 'Paths that a scan leaves out.')),
});
