/** What the checks of one lineage code share: the links that do not hold under that code. */
import type { ComponentKind } from '../../model/component.ts';
import type { Severity } from '../../model/diagnostic.ts';
import { print } from '../../spdx/print.ts';
import { type CheckContext, nameOf, type Sketch, type Subject } from '../check.ts';
import { declarationLabel, provenanceLabel } from '../labels.ts';
import type { LineageLink } from '../lineage.ts';
import type { LinkCode, Making } from '../link.ts';
import { sayExpression } from '../say-license.ts';
import { list } from './say.ts';

/** What is made of other things of its kind. */
export const MADE: ReadonlySet<ComponentKind> = new Set(['model', 'dataset']);

/** One sketch for each link away from the subject that answers no, or not surely yes, under the code. */
export function* sketchLinks(
  subject: Subject,
  context: CheckContext,
  code: LinkCode,
  say: (names: {
    readonly derived: string;
    readonly license: string;
    readonly base: string;
    readonly making: string;
    readonly isSure: boolean;
  }) => string,
): Iterable<Sketch> {
  // What nobody knows the licence of breaks no promise; that it is unknown has its own code.
  if (subject.resolution.effective.kind === 'noassertion') return;
  for (const link of context.lineage.linksOf(subject.index)) {
    if (link.answer.answer === 'yes' || link.answer.code !== code) continue;
    yield sketchLink(subject, context, link, say);
  }
}

function sketchLink(subject: Subject, context: CheckContext, link: LineageLink, say: Parameters<typeof sketchLinks>[3]): Sketch {
  const { answer, path, making } = link;
  const base = context.subjects[path.at(-1) ?? -1];
  if (!base) throw new Error('a link leads to no component');
  const license = print(subject.resolution.effective);
  const baseName = `${nameOf(base.component)} (${sayExpression(base.resolution.effective, context.rulebook)})`;
  const between = path.slice(1, -1).map((index) => context.subjects[index]?.component);
  return {
    severity: severityOf(link),
    license,
    message: say({
      derived: nameOf(subject.component),
      license: sayExpression(subject.resolution.effective, context.rulebook),
      base: baseName,
      making: MAKING_WORDS[making],
      isSure: answer.answer === 'no',
    }),
    help: answer.remedy,
    notes: [
      ...answer.reasons.map(({ text, clause }) => (clause === undefined ? text : `clause ${clause}: ${text}`)),
      ...(between.length > 0 ? [`it stands behind ${list(between.map((each) => (each ? nameOf(each) : '?')))}`] : []),
    ],
    labels: [
      ...declarationLabel(subject, license),
      ...(base.resolution.evidence.length > 0
        ? declarationLabel(base)
        : provenanceLabel(base.component, 'named as a base here')
      ).map((label) => ({
        ...label,
        text: `${base.component.name}: ${label.text}`,
        primary: false,
      })),
    ],
    lineage: path,
  };
}

function severityOf({ answer }: LineageLink): Severity {
  if (answer.isOpenLaw) return 'note';
  return answer.answer === 'no' ? 'error' : 'warning';
}

/** How the derivative came from its base, after "as". */
export const MAKING_WORDS = {
  finetune: 'a fine-tune of',
  adapter: 'an adapter for',
  merge: 'a merge with',
  quantized: 'a quantization of',
  distilled: 'a model distilled from',
  'generated-with': 'made with outputs of',
  'trained-on': 'trained on',
  unknown: 'derived from',
} as const satisfies Record<Making, string>;
