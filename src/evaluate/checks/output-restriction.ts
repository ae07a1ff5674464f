import type { Severity } from '../../model/diagnostic.ts';
import { type Check, type CheckContext, nameOf, type Sketch, type Subject, type SubjectLeaf } from '../check.ts';
import { declarationLabel, useLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import { OUTPUT_TAGS, outputRule } from '../lineage/output-rule.ts';
import { findTerm } from '../use/terms.ts';
import { MADE, sketchLinks } from './links.ts';
import { sayTerm } from './say.ts';

/** Training on outputs that the model's licence does not let train others: by the lineage, or by the declared use. */
export const outputRestriction: Check = {
  code: 'output-restriction',
  kinds: MADE,
  *run(subject, context) {
    yield* sketchLinks(subject, context, 'output-restriction', ({ derived, base, making, isSure }) =>
      isSure
        ? `${derived}: it is ${making} ${base}, whose licence forbids that`
        : `${derived}: it is ${making} ${base}, whose licence might forbid that`,
    );
    const { trainsOnOutputs } = context.policy.use;
    if (subject.component.own || subject.component.kind !== 'model' || trainsOnOutputs === false) return;
    for (const leaf of subject.leaves) {
      const severity = leaf.facts && severityOf(leaf, context);
      if (severity === undefined) continue;
      if (trainsOnOutputs) yield sketch(subject, leaf, severity, context);
      else if (isWorthAsking(leaf)) yield { ...sketch(subject, leaf, severity, context), ...QUESTION };
    }
  },
};

/** Nobody said whether the project trains on outputs: the licence may hold that back, and only the user knows. */
const QUESTION = {
  severity: 'warning',
  help: 'Declare `use.trains-on-outputs` as `true` or `false`, so that it can be compared with the licence.',
} as const satisfies Partial<Sketch>;

/** Not of a text that nobody has read, nor of one that permits no commercial use at all: other findings say so. */
function isWorthAsking({ facts }: SubjectLeaf): boolean {
  const rule = facts && outputRule(facts);
  return rule !== undefined && rule !== 'unknown' && rule !== 'noncommercial-only';
}

function severityOf({ facts }: SubjectLeaf, { project }: CheckContext): Severity | undefined {
  switch (facts && outputRule(facts)) {
    case 'prohibited-llm':
    case 'prohibited-any':
      return 'error';
    case 'noncommercial-only':
    case 'prohibited-commercial-model':
      return project.commercial ? 'error' : undefined;
    case 'prohibited-foundation':
    case 'prohibited-competing':
    case 'unknown':
      return 'warning';
    default:
      return undefined;
  }
}

function sketch(subject: Subject, leaf: SubjectLeaf, severity: Severity, context: CheckContext): Sketch {
  const spoken = sayLicense(leaf.license, context.rulebook);
  const term = findTerm(leaf.facts, OUTPUT_TAGS);
  return {
    severity,
    license: leaf.license,
    message:
      severity === 'error'
        ? `${nameOf(subject.component)}: ${spoken} does not let its outputs train other models`
        : `${nameOf(subject.component)}: ${spoken} might not let its outputs train other models`,
    help: 'Use a model whose licence permits it, or stop training on its outputs.',
    notes: term ? [sayTerm(term, context)] : [],
    labels: [
      ...declarationLabel(subject, leaf.license),
      ...useLabel('trains-on-outputs', context.policy, 'training on outputs is declared here'),
    ],
    apart: 'use',
  };
}
