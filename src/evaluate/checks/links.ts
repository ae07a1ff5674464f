/** What the checks of one lineage code share: the links that do not hold under that code. */
import type { ComponentKind } from '../../model/component.ts';
import type { Severity } from '../../model/diagnostic.ts';
import { print } from '../../spdx/print.ts';
import type { CheckContext, Saying, Sketch, Spot, Subject } from '../check.ts';
import { declarationLabel, provenanceLabel } from '../findings/labels.ts';
import { sayExpression } from '../findings/say-license.ts';
import type { LineageLink } from '../lineage/lineage.ts';
import type { LinkCode, Making } from '../lineage/link.ts';
import { KIND_WORDS, sayReasons } from './say.ts';

/** What is made of other things of its kind. */
export const MADE: ReadonlySet<ComponentKind> = new Set(['model', 'dataset']);

/** What is told of a link: the words before the name of the base, and those behind it. */
export type Telling = (words: {
  readonly license: string;
  /** `a fine-tune of`. */
  readonly making: string;
  readonly isSure: boolean;
}) => readonly [before: string, behind?: string];

/** One sketch for each link away from the subject that answers no, or not surely yes, under the code. */
export function sketchLinks(subject: Subject, context: CheckContext, code: LinkCode, tell: Telling): readonly Sketch[] {
  // What nobody knows the licence of breaks no promise; that it is unknown has its own code.
  if (subject.resolution.effective.kind === 'noassertion') return NOTHING;
  const links = context.lineage.linksOf(subject.index);
  return gatherInherited(links, context, ({ answer }) =>
    answer.answer !== 'yes' && answer.code === code ? answer : undefined,
  ).map(({ link, others }) => {
    const base = baseOf(link, context);
    if (!base) throw new Error('a link leads to no component');
    const saying = sayLink(subject, base, link, context, tell);
    return { saying, labels: labelBase(base), lineage: link.path, others };
  });
}

/** Index of the base that a link leads to. */
const endOf = ({ path }: LineageLink): number => path.at(-1) ?? -1;

/** The base that a link leads to. */
export const baseOf = (link: LineageLink, { subjects }: Pick<CheckContext, 'subjects'>): Subject | undefined =>
  subjects[endOf(link)];

/** A link that is told, and the bases for which the same holds. */
export interface Told {
  readonly link: LineageLink;
  /** Component indexes. */
  readonly others: readonly number[];
}

/**
 * Links that are to be told, each with those that say the same. What stands directly behind a model is told one by one; of what
 * it inherited from farther back, with the same cause, the nearest stands for all: of several the first by name. Asked several
 * times of every model, mostly in vain.
 */
export function gatherInherited<Cause>(
  links: readonly LineageLink[],
  { subjects }: Pick<CheckContext, 'subjects'>,
  causeOf: (link: LineageLink) => Cause | undefined,
): readonly Told[] {
  let told: Told[] | undefined;
  let inherited: Map<Cause, LineageLink[]> | undefined;
  for (const link of links) {
    const cause = causeOf(link);
    if (cause === undefined) continue;
    if (!isInherited(link)) {
      told ??= [];
      told.push({ link, others: NOTHING });
      continue;
    }
    inherited ??= new Map();
    const known = inherited.get(cause);
    if (known) known.push(link);
    else inherited.set(cause, [link]);
  }
  if (inherited === undefined) return told ?? NOTHING;
  const purlOf = (link: LineageLink): string => baseOf(link, { subjects })?.component.purl ?? '';
  const byNearness = (a: LineageLink, b: LineageLink): number =>
    a.path.length - b.path.length || (purlOf(a) < purlOf(b) ? -1 : 1);
  const all = told ?? [];
  inherited.forEach((same) => {
    const [link, ...others] = same.length > 1 ? same.sort(byNearness) : same;
    if (link) all.push({ link, others: others.map(endOf) });
  });
  return all;
}

const NOTHING: readonly never[] = [];

const isInherited = ({ path, making }: LineageLink): boolean => path.length > 2 && making === 'unknown';

/** What the links between the same two licences say is the same: they share one answer. */
function sayLink(subject: Subject, base: Subject, link: LineageLink, context: CheckContext, tell: Telling): Saying {
  const { answer, making } = link;
  let saying = sayings.get(answer);
  if (saying === undefined) {
    const { effective } = base.resolution;
    const [before, behind = ''] = tell({
      license: sayExpression(subject.resolution.effective, context.rulebook),
      making: sayMaking(making, subject.component.kind),
      isSure: answer.answer === 'no',
    });
    saying = {
      severity: severityOf(link),
      license: print(subject.resolution.effective),
      message: before,
      ending: `${effective.kind === 'noassertion' ? '' : ` (${sayExpression(effective, context.rulebook)})`}${behind}`,
      help: answer.remedy,
      notes: sayReasons(answer.reasons, context.rulebook),
    };
    sayings.set(answer, saying);
  }
  return saying;
}

const sayings = new WeakMap<LineageLink['answer'], Saying>();

function labelBase({ index, component, resolution }: Subject): readonly Spot[] {
  const labels =
    resolution.evidence.length === 0 && component.nameOnly
      ? provenanceLabel(component, component.kind === 'dataset' ? 'named as data here' : 'named as a base here')
      : declarationLabel({ component, resolution });
  return labels.map(({ at, text }) => ({ at, text, primary: false, of: index }));
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
