/** What a model's text says about training on its outputs. */
import type { LicenseFacts, OutputRule } from '../../model/rulebook.ts';
import { COPYLEFT_CATEGORIES, findTerm } from '../use/terms.ts';
import { isNonCommercial, judgeDerivative, permitsCommerce } from './flow-down.ts';
import { answerLink, type LinkAnswer, type LinkQuestion } from './link.ts';

/** A distilled model, a model trained on outputs, or a dataset made of outputs. */
export function judgeOutputs(question: LinkQuestion): LinkAnswer {
  const { facts, from, to, derived, kind, rulebook } = question;
  const rule = outputRule(facts);
  const commerce = permitsCommerce(rulebook.facts(derived.id));
  const remedy = 'Use a model whose licence permits it, or stop training on its outputs.';
  const say = (verdict: LinkAnswer['answer'], text: string): LinkAnswer =>
    answerLink(question, verdict, 'output-restriction', remedy, text, findTerm(facts, OUTPUT_TAGS));
  const ifCommercial = (no: string, review: string): LinkAnswer => {
    if (commerce === false) return say('yes', `neither ${from} nor ${to} permits commercial use`);
    return commerce ? say('no', no) : say('review', review);
  };
  // A dataset trains nothing by itself; the model that is trained on it does.
  const collected = (): LinkAnswer => say('yes', `${from} forbids training on outputs, not collecting them`);
  switch (rule) {
    case 'allowed':
    case 'allowed-naming':
      return say('yes', `${from} lets outputs train other models`);
    case 'allowed-derivative':
      return kind === 'dataset' ? say('yes', `${from} leaves outputs themselves free`) : judgeDerivative(question);
    case 'noncommercial-only':
      return ifCommercial(
        `${from} holds commercial use of outputs back, and ${to} permits it`,
        `${from} holds commercial use of outputs back; whether ${to} does is not known`,
      );
    case 'prohibited-commercial-model':
      if (kind === 'dataset') return collected();
      return ifCommercial(
        `${from} lets outputs train no commercial model, and ${to} permits commercial use`,
        `${from} lets outputs train no commercial model`,
      );
    case 'prohibited-llm':
      return kind === 'dataset' ? collected() : say('no', `${from} lets outputs train no other language model`);
    case 'prohibited-any':
      return kind === 'dataset' ? collected() : say('no', `${from} lets outputs train no other model`);
    case 'prohibited-foundation':
    case 'prohibited-competing': {
      const what = rule === 'prohibited-foundation' ? 'foundation model' : 'competing model';
      return kind === 'dataset'
        ? collected()
        : say('review', `${from} lets outputs train no ${what}; whether this is one must be looked at`);
    }
    case 'unknown':
      return say('review', `what ${from} says about training on outputs has not been read`);
  }
}

/** The rule as read, or what a text of this kind usually leaves open. */
export function outputRule(facts: LicenseFacts): OutputRule {
  if (facts.outputs) return facts.outputs;
  if (isNonCommercial(facts)) return 'noncommercial-only';
  const isOpen = facts.category === 'permissive' || facts.category === 'public-domain' || COPYLEFT_CATEGORIES.has(facts.category);
  return isOpen ? 'allowed' : 'unknown';
}

/** Where a text speaks of outputs. */
export const OUTPUT_TAGS: ReadonlySet<string> = new Set([
  'output-training-ban',
  'output-training-naming',
  'output-derivative',
  'output-non-commercial',
]);
