import type { Severity } from '../../model/diagnostic.ts';
import type { Check, CheckContext, Saying, Sketch, SubjectLeaf } from '../check.ts';
import { useLabel } from '../findings/labels.ts';
import { sayLicense } from '../findings/say-license.ts';
import { OUTPUT_TAGS, outputRule } from '../lineage/output-rule.ts';
import { findTerm } from '../use/terms.ts';
import { MADE, sketchLinks } from './links.ts';
import { sayTerm } from './say.ts';

/** Training on outputs that the model's licence does not let train others: by the lineage, or by the declared use. */
export const outputRestriction: Check = {
  code: 'output-restriction',
  kinds: MADE,
  run(subject, context) {
    const links = sketchLinks(subject, context, 'output-restriction', ({ making, isSure }) => [
      `it is ${making}`,
      isSure ? ', whose licence forbids that' : ', whose licence might forbid that',
    ]);
    const { trainsOnOutputs } = context.policy.use;
    if (subject.component.own || subject.component.kind !== 'model' || trainsOnOutputs === false) return links;
    const uses = subject.leaves.flatMap((leaf): Sketch[] => {
      const severity = leaf.facts && severityOf(leaf, context);
      if (severity === undefined) return [];
      if (trainsOnOutputs) return [sketch(say(leaf, severity, context), context)];
      return isWorthAsking(leaf) ? [sketch({ ...say(leaf, severity, context), ...QUESTION }, context)] : [];
    });
    return uses.length === 0 ? links : [...links, ...uses];
  },
};

/** Nobody said whether the project trains on outputs: the licence may hold that back, and only the user knows. */
const QUESTION = {
  severity: 'warning',
  help: 'Declare `use.trains-on-outputs` as `true` or `false`, so that it can be compared with the licence.',
} as const satisfies Partial<Saying>;

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

const sketch = (saying: Saying, { policy }: CheckContext): Sketch => ({
  saying,
  labels: useLabel('trains-on-outputs', policy, 'training on outputs is declared here'),
  apart: 'use',
});

function say(leaf: SubjectLeaf, severity: Severity, context: CheckContext): Saying {
  const spoken = sayLicense(leaf.license, context.rulebook);
  const term = findTerm(leaf.facts, OUTPUT_TAGS);
  return {
    severity,
    license: leaf.license,
    message:
      severity === 'error'
        ? `${spoken} does not let its outputs train other models`
        : `${spoken} might not let its outputs train other models`,
    help: 'Use a model whose licence permits it, or stop training on its outputs.',
    notes: term ? [sayTerm(term, context)] : [],
  };
}
