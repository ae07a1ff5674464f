/** Terms that reach only some models under a licence. */
import type { Component } from '../../model/component.ts';
import type { LicenseTerm } from '../../model/terms.ts';
import type { LeafVerdict } from '../judging/leaf.ts';

/** Whether a term reaches this component; `perhaps` where it reaches multimodal models and nothing says what this one is. */
export function reachesModel(
  { onlyMultimodal, onlyNamed }: LicenseTerm,
  { name, facts }: Pick<Component, 'name' | 'facts'>,
): 'surely' | 'perhaps' | 'none' {
  if (onlyNamed !== undefined && !name.toLowerCase().includes(onlyNamed.toLowerCase())) return 'none';
  if (!onlyMultimodal || facts?.multimodal === 'yes') return 'surely';
  const said = [facts?.['pipeline-tag'] ?? '', facts?.tags ?? ''].join(' ').toLowerCase();
  if (MULTIMODAL.test(said)) return 'surely';
  return TEXT_ONLY.test(said) ? 'none' : 'perhaps';
}

/**
 * How the terms that reach only some models reach this one, as a key: models with the same licences and the same key are
 * reached by the same terms. Empty when there are no such terms.
 */
export function reachKey(leaves: readonly LeafVerdict[], component: Pick<Component, 'name' | 'facts'>): string {
  let terms = selective.get(leaves);
  if (terms === undefined) selective.set(leaves, (terms = leaves.flatMap(selectiveTerms)));
  return terms.length === 0 ? '' : terms.map((term) => reachesModel(term, component)).join(' ');
}

const selective = new WeakMap<readonly LeafVerdict[], readonly LicenseTerm[]>();

function selectiveTerms({ facts }: LeafVerdict): readonly LicenseTerm[] {
  if (!facts) return [];
  return [facts.permissions, facts.conditions, facts.limitations, facts.restrictions]
    .flat()
    .filter(({ onlyMultimodal, onlyNamed }) => onlyMultimodal || onlyNamed !== undefined);
}

/** The hub's names for tasks (https://huggingface.co/tasks). */
const MULTIMODAL = /image|audio|video|vision|speech|visual|depth|3d|any-to-any|multimodal/;
const TEXT_ONLY =
  /text-generation|text2text|fill-mask|feature-extraction|sentence-similarity|text-classification|summarization|translation/;
