/**
 * How open a model is, as information: on the source document's four levels, and in the Model Openness Framework. Both
 * speak of what is visible here. What lies elsewhere may make a model more open; nothing here makes it more than it shows.
 */
import type { Component } from '../../model/component.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { Inventory } from '../../model/inventory.ts';
import { relationsFrom } from '../../model/relations.ts';
import type { Resolution } from '../../model/resolution.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { print } from '../../spdx/print.ts';
import { CLASS_NAMES, FRAMEWORK, fits, type PartId } from './openness-framework.ts';

/** What grading looks at. */
export interface OpennessInput {
  readonly inventory: Inventory;
  readonly resolutions: readonly Resolution[];
  /** Without a rulebook's facts and levels nothing is graded. */
  readonly rulebook: Partial<Pick<Rulebook, 'facts' | 'matrix'>>;
}

/**
 * Facts about a model with a card in the tree: `openness-level` and `mof-class`, each with what is missing for more.
 * Nothing for any other component.
 */
export function opennessOf(index: number, input: OpennessInput): Openness {
  return createOpennessReader(input, print)(index);
}

/** How open a model is said to be, as facts. */
export type Openness = Readonly<Partial<Record<'openness-level' | 'openness-missing' | 'mof-class' | 'mof-missing', string>>>;

/** The same for many: models that show the same parts under the same licences are graded once. `say` prints expressions. */
export function createOpennessReader(
  { inventory, resolutions, rulebook }: OpennessInput,
  say: (expression: LicenseExpression) => string,
): (index: number) => Openness {
  const graded = new Map<string, Openness>();
  return (index) => {
    const component = inventory.components[index];
    const resolution = resolutions[index];
    if (!component || !resolution || !hasCardHere(component)) return NOTHING;
    const datasets = datasetsOf(index, inventory, resolutions);
    const key = [
      say(resolution.effective),
      component.facts?.code ?? '',
      ...OPEN_PARTS.filter((part) => component.facts && Object.hasOwn(component.facts, part)),
      ...new Set(datasets.map(({ use, isSeen, license }) => `${use} ${isSeen} ${say(license)}`)),
    ].join('\0');
    let grades = graded.get(key);
    if (grades === undefined) {
      const shown = partsOf(component, resolution, datasets);
      grades = {
        ...(rulebook.matrix && gradeLevel(shown, rulebook.matrix.openness)),
        ...(rulebook.facts && gradeClass(shown, rulebook.facts)),
      };
      graded.set(key, grades);
    }
    return grades;
  };
}

const NOTHING: Openness = {};

/** The facts that tell what lies open; `code` is read too. */
const OPEN_PARTS = ['weights', 'report', 'paper-file', 'paper', 'evaluation', 'checkpoints'] as const;

function hasCardHere({ kind, provenance }: Component): boolean {
  return kind === 'model' && provenance.some(({ source }) => source === 'model-card');
}

/** A dataset that a model names, and how. */
interface NamedDataset {
  readonly use: 'training' | 'evaluation';
  /** False when nothing but its name is known. */
  readonly isSeen: boolean;
  readonly license: LicenseExpression;
}

function datasetsOf(
  index: number,
  { components, relations }: Inventory,
  resolutions: readonly Resolution[],
): readonly NamedDataset[] {
  const named: NamedDataset[] = [];
  for (const { to, kind } of relationsFrom(relations, index)) {
    const dataset = components[to];
    const resolution = resolutions[to];
    if (!resolution || dataset?.kind !== 'dataset' || (kind !== 'trained-on' && kind !== 'uses')) continue;
    const use = kind === 'uses' ? 'evaluation' : 'training';
    named.push({ use, isSeen: dataset.nameOnly !== true, license: resolution.effective });
  }
  return named;
}

/** A part of the framework, or a paper that is only linked. */
type ShownPart = PartId | 'linked-paper';

/** The licences of each visible part: all of them must fit. A part that is not here is not in the map. */
type Shown = ReadonlyMap<ShownPart, readonly LicenseExpression[]>;

function partsOf({ facts = {} }: Component, { effective }: Resolution, datasets: readonly NamedDataset[]): Shown {
  const has = (key: (typeof OPEN_PARTS)[number]): boolean => Object.hasOwn(facts, key);
  const code = Object.hasOwn(facts, 'code') ? (facts.code ?? '').split(', ') : [];
  const trained = datasets.filter(({ use }) => use === 'training');
  const measured = datasets.filter(({ use }) => use === 'evaluation');
  const seen = (sets: readonly NamedDataset[]): boolean => sets.length > 0 && sets.every(({ isSeen }) => isSeen);
  const here: readonly (ShownPart | undefined)[] = [
    'model-card',
    has('weights') ? 'parameters' : undefined,
    has('report') ? 'report' : undefined,
    has('paper-file') ? 'paper' : undefined,
    has('paper') ? 'linked-paper' : undefined,
    has('evaluation') ? 'results' : undefined,
    has('checkpoints') ? 'checkpoints' : undefined,
    ...PROGRAMS.filter((part) => code.includes(part)),
  ];
  const shown = new Map<ShownPart, readonly LicenseExpression[]>();
  for (const part of here) if (part !== undefined) shown.set(part, [effective]);
  const licenses = (sets: readonly NamedDataset[]) => sets.map(({ license }) => license);
  if (seen(trained)) shown.set('datasets', licenses(trained)).set('data-card', licenses(trained));
  if (seen(measured)) shown.set('evaluation-data', licenses(measured));
  return shown;
}

const PROGRAMS = ['architecture', 'training', 'inference', 'evaluation', 'preprocessing'] as const satisfies readonly PartId[];

/**
 * Weights that anyone may run show what a model can do at least as well as an interface to it, so they reach the level of
 * the API. Computing power is nothing that a scan could see.
 */
function gradeLevel(shown: Shown, levels: readonly { readonly level: number; readonly title: string }[]): Openness {
  const isSaid = (part: PartId): boolean => shown.get(part)?.every(isAsserted) === true;
  const lacks: Readonly<Record<number, readonly string[]>> = {
    1: PAPERS.some((part) => shown.has(part)) ? [] : ['no paper is named'],
    2: isSaid('parameters') ? [] : [shown.has('parameters') ? 'no licence of the weights is known' : 'no weights are here'],
    3: [
      ...(isSaid('parameters') ? [] : ['the weights']),
      ...(isSaid('datasets') ? [] : [shown.has('datasets') ? 'a known licence of the training data' : 'the training data']),
    ],
    4: ['a scan cannot see it'],
  };
  const reached = levels.filter(({ level }) => lacks[level]?.length === 0);
  const best = reached.reduce<(typeof levels)[number] | undefined>((a, b) => (a && a.level > b.level ? a : b), undefined);
  const missing = levels.flatMap(({ level, title }) => {
    const lack = lacks[level] ?? [];
    return lack.length === 0 ? [] : [`level ${level} (${title}): ${lack.join(' and ')}`];
  });
  return {
    'openness-level': `visible here: ${best ? `level ${best.level} of ${levels.length} (${best.title})` : `none of ${levels.length} levels`}`,
    ...(missing.length > 0 && { 'openness-missing': missing.join('; ') }),
  };
}

const PAPERS = ['linked-paper', 'paper', 'report'] as const satisfies readonly ShownPart[];

const isAsserted = ({ kind }: LicenseExpression): boolean => kind !== 'noassertion' && kind !== 'none';

/** The best class whose parts are all here under licences that fit; and what the next better one lacks. */
function gradeClass(shown: Shown, facts: Rulebook['facts']): Openness {
  const lacks = FRAMEWORK.flatMap((part) => {
    const licenses = shown.get(part.id);
    if (licenses === undefined) {
      const elsewhere = part.id === 'paper' && shown.has('linked-paper');
      return [{ ...part, why: elsewhere ? `${part.title} (linked, its licence is not visible here)` : part.title }];
    }
    return licenses.every((license) => fits(license, part.matters, facts))
      ? []
      : [{ ...part, why: `${part.title} (its licence is not one for ${part.matters.join(' or ')})` }];
  });
  const reached = ([1, 2, 3] as const).find((wanted) => lacks.every((part) => part.class < wanted));
  const next = reached === undefined ? 3 : reached === 1 ? undefined : ((reached - 1) as 1 | 2);
  const missing = next === undefined ? [] : lacks.filter((part) => part.class >= next).map(({ why }) => why);
  return {
    'mof-class': `visible here: ${reached === undefined ? 'none' : CLASS_NAMES[reached]}`,
    ...(next !== undefined && { 'mof-missing': `for ${CLASS_NAMES[next]}: ${missing.join(', ')}` }),
  };
}
