/** What the checks of one lineage code share: the links that do not hold under that code. */
import type { ComponentKind } from '../../model/component.ts';
import type { Severity } from '../../model/diagnostic.ts';
import { print } from '../../spdx/print.ts';
import { type CheckContext, nameOf, type Sketch, type Subject } from '../check.ts';
import { declarationLabel, provenanceLabel } from '../findings/labels.ts';
import { sayExpression } from '../findings/say-license.ts';
import type { LineageLink } from '../lineage/lineage.ts';
import type { LinkCode, Making } from '../lineage/link.ts';
import { KIND_WORDS, list, sayReasons } from './say.ts';

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
  const links = context.lineage.linksOf(subject.index);
  for (const { link, others } of gatherInherited(links, context, ({ answer }) => (breaks(answer) ? answer : undefined))) {
    const sketch = sketchLink(subject, context, link, say);
    yield others.length === 0 ? sketch : { ...sketch, notes: [...(sketch.notes ?? []), sayOthers(others, context)] };
  }

  function breaks({ answer, code: of }: LineageLink['answer']): boolean {
    return answer !== 'yes' && of === code;
  }
}

/**
 * Links that are to be told, each with those that say the same. What stands directly behind a model is told one by one; of what
 * it inherited from farther back, with the same cause, the nearest stands for all: of several the first by name.
 */
export function* gatherInherited<Cause>(
  links: readonly LineageLink[],
  { subjects }: Pick<CheckContext, 'subjects'>,
  causeOf: (link: LineageLink) => Cause | undefined,
): Iterable<{ readonly link: LineageLink; readonly others: readonly LineageLink[] }> {
  const inherited = new Map<Cause, LineageLink[]>();
  for (const link of links) {
    const cause = causeOf(link);
    if (cause === undefined) continue;
    const known = isInherited(link) ? inherited.get(cause) : undefined;
    if (known) known.push(link);
    else if (isInherited(link)) inherited.set(cause, [link]);
    else yield { link, others: [] };
  }
  const purlOf = ({ path }: LineageLink): string => subjects[path.at(-1) ?? -1]?.component.purl ?? '';
  const byNearness = (a: LineageLink, b: LineageLink): number =>
    a.path.length - b.path.length || (purlOf(a) < purlOf(b) ? -1 : 1);
  for (const same of inherited.values()) {
    const [link, ...others] = same.length > 1 ? same.sort(byNearness) : same;
    if (link) yield { link, others };
  }
}

const isInherited = ({ path, making }: LineageLink): boolean => path.length > 2 && making === 'unknown';

/** So many are named one by one. */
const FEW = 5;

/** `the same holds of leaf/first, leaf/second and 3 more farther back`. */
export function sayOthers(others: readonly LineageLink[], { subjects }: Pick<CheckContext, 'subjects'>): string {
  const names = others.slice(0, FEW).flatMap(({ path }) => {
    const base = subjects[path.at(-1) ?? -1];
    return base ? [nameOf(base.component)] : [];
  });
  const more = others.length - names.length;
  return `the same holds of ${list(more > 0 ? [...names, `${more} more`] : names)} farther back`;
}

function sketchLink(subject: Subject, context: CheckContext, link: LineageLink, say: Parameters<typeof sketchLinks>[3]): Sketch {
  const { answer, path, making } = link;
  const base = context.subjects[path.at(-1) ?? -1];
  if (!base) throw new Error('a link leads to no component');
  const license = print(subject.resolution.effective);
  const { effective } = base.resolution;
  const baseLicense = effective.kind === 'noassertion' ? '' : ` (${sayExpression(effective, context.rulebook)})`;
  return {
    severity: severityOf(link),
    license,
    message: say({
      derived: nameOf(subject.component),
      license: sayExpression(subject.resolution.effective, context.rulebook),
      base: `${nameOf(base.component)}${baseLicense}`,
      making: sayMaking(making, subject.component.kind),
      isSure: answer.answer === 'no',
    }),
    help: answer.remedy,
    notes: sayReasons(answer.reasons, context.rulebook),
    labels: [
      ...declarationLabel(subject, license),
      ...(base.resolution.evidence.length === 0 && base.component.nameOnly
        ? provenanceLabel(base.component, 'named as a base here')
        : declarationLabel(base)
      ).map(({ at, text }) => ({ at, text: `${base.component.name}: ${text}`, primary: false })),
    ],
    lineage: path,
  };
}

function severityOf({ answer }: LineageLink): Severity {
  if (answer.isOpenLaw) return 'note';
  return answer.answer === 'no' ? 'error' : 'warning';
}

/** What the derivative is, before the name of its base: `a fine-tune of`. */
function sayMaking(making: Making, kind: ComponentKind): string {
  const words = MAKING_WORDS[making];
  return words.startsWith('a') ? words : `a ${KIND_WORDS[kind]} ${words}`;
}

const MAKING_WORDS = {
  finetune: 'a fine-tune of',
  adapter: 'an adapter for',
  merge: 'a merge with',
  quantized: 'a quantization of',
  distilled: 'distilled from',
  'generated-with': 'made with outputs of',
  'trained-on': 'trained on',
  unknown: 'derived from',
} as const satisfies Record<Making, string>;
