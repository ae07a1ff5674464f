/** What models and datasets were made of, as a tree. */
import type { AssessedFinding, Assessment } from '../../model/assessment.ts';
import type { DerivationKind } from '../../model/relations.ts';
import { groupBy } from './group-by.ts';
import { isOpen } from './groups.ts';

/** How one was made from the other. */
export type Making = DerivationKind | 'trained-on';

/** Before the name of the base. */
export const MAKING_WORDS = {
  finetune: 'fine-tune of',
  adapter: 'adapter for',
  merge: 'merge with',
  quantized: 'quantization of',
  distilled: 'distilled from',
  'generated-with': 'made with outputs of',
  'trained-on': 'trained on',
  unknown: 'derived from',
} as const satisfies Record<Making, string>;

/** A model or dataset, and what it was made of. */
export interface LineageNode {
  readonly purl: string;
  /** How the one above was made from it; undefined for the first. */
  readonly making: Making | undefined;
  readonly bases: readonly LineageNode[];
  /** What is wrong between something above it and this one, worst first. */
  readonly findings: readonly AssessedFinding[];
  /** True where its own bases are drawn elsewhere, or too deep to be drawn. */
  readonly isFolded: boolean;
}

/** The lineages of one document. */
export interface Lineages {
  making(from: string, to: string): Making | undefined;
  /** The tree under a component; undefined for one that was made of nothing that is known. */
  tree(purl: string): LineageNode | undefined;
  /** What the component was made of, as the document says it. */
  bases(purl: string): readonly { readonly to: string; readonly making: Making }[];
  /** True for what something else was made of. */
  isBase(purl: string): boolean;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly making: Making;
}

const DEEPEST = 20;
const MOST_NODES = 200;

const NO_LINEAGES: Lineages = { making: () => undefined, tree: () => undefined, bases: () => [], isBase: () => false };

/** Reads the relations once, when the first is asked for: most documents have no model, and a graph of many packages. */
export function lineagesOf(assessment: Pick<Assessment, 'components' | 'relations' | 'findings'>): Lineages {
  if (!assessment.components.some(({ kind }) => kind === 'model' || kind === 'dataset')) return NO_LINEAGES;
  let made: Lineages | undefined;
  const read = (): Lineages => {
    made ??= readLineages(assessment);
    return made;
  };
  return {
    making: (from, to) => read().making(from, to),
    tree: (purl) => read().tree(purl),
    bases: (purl) => read().bases(purl),
    isBase: (purl) => read().isBase(purl),
  };
}

function readLineages({ relations, findings }: Pick<Assessment, 'relations' | 'findings'>): Lineages {
  const edges = relations.flatMap(({ from, to, kind, how }): Edge[] => {
    if (kind === 'trained-on') return [{ from, to, making: 'trained-on' }];
    return kind === 'derived-from' ? [{ from, to, making: how ?? 'unknown' }] : [];
  });
  const byFrom = groupBy(edges, ({ from }) => from);
  const bases = new Set(edges.map(({ to }) => to));
  const broken = groupBy(
    findings.filter((finding) => finding.lineage.length > 1 && isOpen(finding)),
    ({ lineage }) => `${lineage[0]}\n${lineage.at(-1)}`,
  );
  const tree = (start: string): LineageNode | undefined => {
    const drawn = new Set<string>();
    const build = (purl: string, making: Making | undefined, above: readonly string[]): LineageNode => {
      const here = [...above, purl];
      const own = byFrom.get(purl) ?? [];
      const isFolded = own.length > 0 && (drawn.has(purl) || above.length >= DEEPEST || drawn.size >= MOST_NODES);
      drawn.add(purl);
      return {
        purl,
        making,
        bases: isFolded ? [] : own.filter(({ to }) => !here.includes(to)).map((edge) => build(edge.to, edge.making, here)),
        findings: above.toReversed().flatMap((one) => broken.get(`${one}\n${purl}`) ?? []),
        isFolded,
      };
    };
    return byFrom.has(start) ? build(start, undefined, []) : undefined;
  };
  const makings = new Map(edges.map(({ from, to, making }) => [`${from}\n${to}`, making]));
  return {
    making: (from, to) => makings.get(`${from}\n${to}`),
    tree,
    bases: (purl) => byFrom.get(purl) ?? [],
    isBase: (purl) => bases.has(purl),
  };
}
