/** What a model's text says about training on its outputs. */
import type { LicenseFacts, OutputRule } from '../model/rulebook.ts';
import type { LicenseTerm } from '../model/terms.ts';
import { printLicense } from '../spdx/print.ts';
import { isNonCommercial, judgeDerivative, permitsCommerce } from './flow-down.ts';
import { answer, type LinkAnswer, type LinkQuestion } from './link.ts';
import { COPYLEFT_CATEGORIES, findTerm } from './terms.ts';

/** A distilled model, a model trained on outputs, or a dataset made of outputs. */
export function judgeOutputs(question: LinkQuestion): LinkAnswer {
  const { facts, base, derived, kind, rulebook } = question;
  const from = printLicense(base);
  const to = printLicense(derived);
  const rule = outputRule(facts);
  const term = findTerm(facts, OUTPUT_TAGS);
  const commerce = permitsCommerce(rulebook.facts(derived.id));
  const no = (text: string): LinkAnswer => say('no', from, term, text);
  const review = (text: string): LinkAnswer => say('review', from, term, text);
  switch (rule) {
    case 'allowed':
    case 'allowed-naming':
      return say('yes', from, term, `${from} lets outputs train other models`);
    case 'allowed-derivative':
      if (kind === 'dataset') return say('yes', from, term, `${from} leaves outputs themselves free`);
      return judgeDerivative(question);
    case 'noncommercial-only':
      if (commerce === false) return say('yes', from, term, `neither ${from} nor ${to} permits commercial use`);
      return commerce
        ? no(`${from} holds commercial use of outputs back, and ${to} permits it`)
        : review(`${from} holds commercial use of outputs back; whether ${to} does is not known`);
    case 'prohibited-commercial-model':
      if (commerce === false || kind === 'dataset')
        return say('yes', from, term, `${from} forbids training commercial models only`);
      return commerce
        ? no(`${from} lets outputs train no commercial model, and ${to} permits commercial use`)
        : review(`${from} lets outputs train no commercial model`);
    case 'prohibited-llm':
    case 'prohibited-any':
      // A dataset trains nothing by itself; the model that is trained on it does.
      if (kind === 'dataset') return say('yes', from, term, `${from} forbids training on outputs, not collecting them`);
      return no(`${from} lets outputs train ${rule === 'prohibited-llm' ? 'no other language model' : 'no other model'}`);
    case 'prohibited-foundation':
    case 'prohibited-competing':
      if (kind === 'dataset') return say('yes', from, term, `${from} forbids training on outputs, not collecting them`);
      return review(
        `${from} lets outputs train no ${rule === 'prohibited-foundation' ? 'foundation model' : 'competing model'}; whether this is one must be looked at`,
      );
    case 'unknown':
      return review(`what ${from} says about training on outputs has not been read`);
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

function say(verdict: LinkAnswer['answer'], from: string, term: LicenseTerm | undefined, text: string): LinkAnswer {
  return answer(verdict, 'output-restriction', 'Use a model whose licence permits it, or stop training on its outputs.', {
    license: from,
    term: term?.tag ?? 'outputs',
    ...(term?.clause !== undefined && { clause: term.clause }),
    text,
  });
}
