/**
 * The Model Openness Framework: which parts a model must lay open for which class, and under what kind of licence.
 * https://arxiv.org/abs/2403.13784 (v6), and the settings and licence lists of its own tool,
 * https://github.com/lfai/model_openness_tool. Parts that the framework holds for optional are left out.
 */
import type { LicenseExpression } from '../../model/expression.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { fold } from '../../spdx/fold.ts';

/** What a licence of a part may be made for. */
export type Matter = 'code' | 'data' | 'document';

export interface FrameworkPart {
  readonly id: PartId;
  readonly title: string;
  /** 3 asks for the least; each class asks for the parts of those above it too. */
  readonly class: 1 | 2 | 3;
  /** A licence for one of these fits. */
  readonly matters: readonly Matter[];
}

export type PartId = (typeof FRAMEWORK)[number]['id'];

export const FRAMEWORK = [
  { id: 'architecture', title: 'code of the architecture', class: 3, matters: ['code'] },
  { id: 'parameters', title: 'final parameters', class: 3, matters: ['data', 'code'] },
  { id: 'model-card', title: 'model card', class: 3, matters: ['document', 'code'] },
  { id: 'data-card', title: 'data card', class: 3, matters: ['document', 'code'] },
  { id: 'report', title: 'technical report', class: 3, matters: ['document', 'code'] },
  { id: 'results', title: 'evaluation results', class: 3, matters: ['document', 'code'] },
  { id: 'training', title: 'training code', class: 2, matters: ['code'] },
  { id: 'inference', title: 'inference code', class: 2, matters: ['code'] },
  { id: 'evaluation', title: 'evaluation code', class: 2, matters: ['code'] },
  { id: 'evaluation-data', title: 'evaluation data', class: 2, matters: ['data'] },
  { id: 'datasets', title: 'training data', class: 1, matters: ['data', 'code', 'document'] },
  { id: 'preprocessing', title: 'preprocessing code', class: 1, matters: ['code'] },
  { id: 'checkpoints', title: 'intermediate parameters', class: 1, matters: ['data'] },
  { id: 'paper', title: 'research paper', class: 1, matters: ['document'] },
] as const satisfies readonly { id: string; title: string; class: 1 | 2 | 3; matters: readonly Matter[] }[];

export const CLASS_NAMES = { 1: 'Class I (Open Science)', 2: 'Class II (Open Tooling)', 3: 'Class III (Open Model)' } as const;

/** True when every licence that applies (one of a choice) is made for one of the matters, as the framework lists them. */
export function fits(expression: LicenseExpression, matters: readonly Matter[], facts: Rulebook['facts']): boolean {
  return fold(expression, {
    license: ({ id }) => /^OpenMDW-/.test(id) || matters.some((matter) => isMadeFor(id, matter, facts)),
    and: (parts) => parts.every(Boolean),
    or: (parts) => parts.some(Boolean),
    noassertion: () => false,
    none: () => false,
  });
}

function isMadeFor(id: string, matter: Matter, facts: Rulebook['facts']): boolean {
  return matter === 'code' ? facts(id)?.osiApproved === true : LICENSES[matter].has(id);
}

/** The tool's lists of 2024-03-25. */
const LICENSES: Readonly<Record<Exclude<Matter, 'code'>, ReadonlySet<string>>> = {
  data: new Set(['C-UDA-1.0', 'CC-PDDC', 'CC0-1.0', 'CDLA-Permissive-1.0', 'CDLA-Permissive-2.0', 'PDDL-1.0']),
  document: new Set(['CC-BY-4.0', 'CC-BY-SA-3.0', 'CC-BY-SA-4.0', 'CC-PDDC', 'CC0-1.0', 'FreeBSD-DOC']),
};
