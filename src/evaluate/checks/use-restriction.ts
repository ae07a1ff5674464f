import { sayClause } from '../../model/clause.ts';
import type { Artifact, LicenseTerm } from '../../model/terms.ts';
import type { Check, CheckContext, Sketch, Subject, SubjectLeaf } from '../check.ts';
import { useLabel } from '../findings/labels.ts';
import { sayExplain, sayLicense } from '../findings/say-license.ts';
import { triggerOf } from '../use/obligations.ts';
import { sketchHosting } from './hosted-access.ts';
import { list } from './say.ts';

/** Uses that the licence forbids and the project has not undertaken to leave alone. */
export const useRestriction: Check = {
  code: 'use-restriction',
  isAboutLicense: true,
  *run(subject, context) {
    if (subject.component.own) return;
    for (const leaf of subject.leaves) {
      const { facts } = leaf;
      if (!facts) continue;
      yield* sketchHosting(subject, leaf, context);
      if (facts.restrictions.length === 0) {
        if (leaf.category === 'use-restricted') yield unread(leaf, context);
        continue;
      }
      const open = unique(facts.restrictions.filter((term) => term.tag !== 'territory' && isOpen(term, subject, context)));
      const read = open.filter(({ tag }) => tag !== UNREAD);
      if (read.length > 0) yield sketch(subject, leaf, read, open.length > read.length, context);
      else if (open.length > 0) yield unread(leaf, context);
    }
  },
};

/** Stands for a list that nobody has read: to acknowledge it would mean nothing. */
const UNREAD = 'unlisted-restrictions';

/** So many are named one by one. */
const FEW = 4;

/** What part of an AI system a component of each kind is. */
const ARTIFACTS = {
  library: 'source',
  application: 'application',
  model: 'model',
  dataset: 'data',
  file: 'source',
} as const satisfies Record<Subject['component']['kind'], Artifact>;

function isOpen(term: LicenseTerm, { usage }: Subject, { policy }: CheckContext): boolean {
  const { tag } = term;
  return (
    triggerOf(term, usage) !== undefined && !policy.acknowledge.some((entry) => entry === tag || entry === `restriction:${tag}`)
  );
}

function sketch(
  subject: Subject,
  leaf: SubjectLeaf,
  open: readonly LicenseTerm[],
  hasMore: boolean,
  context: CheckContext,
): Sketch {
  const spoken = sayLicense(leaf.license, context.rulebook);
  const { rulebook, policy } = context;
  const declared = policy.use.fields ?? [];
  const meets = (term: LicenseTerm): readonly string[] =>
    rulebook.term(term.tag)?.fields?.filter((field) => declared.includes(field)) ?? [];
  const met = open.filter((term) => meets(term).length > 0);
  const isElsewhere =
    !(leaf.facts?.artifacts ?? []).includes(ARTIFACTS[subject.component.kind]) && (leaf.facts?.artifacts.length ?? 0) > 0;
  const fields = [...new Set(met.flatMap(meets))];
  const say = ({ tag, clause }: LicenseTerm): string =>
    `${rulebook.term(tag)?.title ?? tag} (${[tag, ...(clause === undefined ? [] : [sayClause(clause)])].join(', ')})`;
  const others = open.filter((term) => !met.includes(term));
  return {
    saying: {
      severity: isElsewhere ? 'note' : met.length > 0 ? 'error' : 'warning',
      license: leaf.license,
      message:
        met.length > 0
          ? `${spoken} restricts uses in ${list(fields)}, which the project is declared for`
          : `${spoken} forbids ${open.length} ${open.length === 1 ? 'use' : 'uses'} that the project has not acknowledged`,
      help:
        open.length <= FEW
          ? `Compare with your use, then add ${list(open.map(({ tag }) => `restriction:${tag}`))} to \`policy.acknowledge\`.`
          : 'Compare the list with your use, then add what you will respect to `policy.acknowledge`, as `restriction:<name>`.',
      notes: [
        ...(isElsewhere
          ? [
              `the restrictions attach to the ${list(leaf.facts?.artifacts ?? [])}, not to this ${ARTIFACTS[subject.component.kind]}`,
            ]
          : []),
        ...met.map((term) => `touches ${list(meets(term))}: ${say(term)}`),
        ...(others.length <= FEW
          ? others.map((term) => `it forbids ${say(term)}`)
          : [
              `it ${met.length > 0 ? 'also ' : ''}forbids ${list(others.map(({ tag }) => tag))}: ${sayExplain(leaf.license, subject.resolution)} has the clauses`,
            ]),
        ...(hasMore ? ['it forbids more that has not been read: compare its text with your use'] : []),
        ...(policy.use.fields === undefined
          ? ['declare `use.fields`, so that they can be compared with what the project is for']
          : []),
      ],
    },
    labels: met.length > 0 ? useLabel('fields', policy, 'the fields of use are declared here') : [],
  };
}

function unread(leaf: SubjectLeaf, context: CheckContext): Sketch {
  const spoken = sayLicense(leaf.license, context.rulebook);
  const message = `${spoken} restricts uses, and which ones has not been read`;
  return {
    saying: { license: leaf.license, message, help: 'Read the licence text, and compare its list with your use.' },
  };
}

const unique = (terms: readonly LicenseTerm[]): readonly LicenseTerm[] => [
  ...new Map(terms.map((term) => [term.tag, term])).values(),
];
