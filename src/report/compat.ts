/** The answer to `licheck compat`: what the texts say of each other, and which words say it. */
import { sayClause } from '../model/clause.ts';
import type { CompatDocument, CompatModel, CompatUse } from '../model/compat.ts';
import { drawSection, drawText } from './explain/draw.ts';
import type { ReportOptions } from './reporter.ts';
import { lookOf } from './text/ansi.ts';
import { clipped, jsonLine, jsonText } from './text/escape.ts';

/** One answer as terminal text. `hint` is said last, when there is something to add. */
export function drawCompat(document: CompatDocument, options: ReportOptions, hint?: string): string {
  const look = lookOf(options);
  const { answer, inbound, outbound, under, use, remedies, names, models = [] } = document;
  const paint = { yes: look.verdict.allowed, review: look.verdict.review, no: look.verdict.denied }[answer];
  const named = (text: string): string =>
    text.replace(/\bLicenseRef-[A-Za-z0-9.-]+/g, (id) => (Object.hasOwn(names, id) ? (names[id] ?? id) : id));
  const say = (license: string): string => clipped(named(license), 120);
  const between = outbound === null ? ' beside one another' : ` ${look.glyph.arrow} ${say(outbound)}`;
  const head = `${answer}  ${inbound.map(say).join(', ')}${between}`;
  const [first = '', ...rest] = drawText([head], look, 0);
  const reasons = document.reasons.map(({ license, term, clause, text }) => ({
    title: named(text),
    // What the step rests on otherwise (`identity`, `unknown`) the sentence says.
    aside:
      clause === null ? '' : [...(named(text).includes(say(license)) ? [] : [say(license)]), sayClause(clause), term].join(', '),
  }));
  const lines = [
    paint(look.strong(first.slice(0, answer.length))) + look.strong(first.slice(answer.length)),
    ...rest.map(look.strong),
    ...drawText([`${USES[use]}: ${MEANINGS[answer]}`], look, 2),
    ...drawText(
      models.map((model) => sayModel(model, say(model.license))),
      look,
      2,
    ),
    ...(under === null ? [] : drawText([`the whole would be under ${say(under)}`], look, 2)),
    ...drawSection('because', reasons, look),
    ...drawSection(
      'to make it fit',
      remedies.map((title) => ({ title })),
      look,
    ),
    ...(hint === undefined ? [] : ['', ...drawText([hint], look, 2, look.dim)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The licence of a model that was named is what the rulebook was told of its family on a day, and no card of its own. */
function sayModel({ name, pattern, license, date, source, verified, note }: CompatModel, spoken: string): string {
  const known = `${clipped(name, 120)}: licheck's registry of ${date}`;
  const says =
    license === 'NOASSERTION'
      ? `${known} knows no licence of ${pattern} (${source})`
      : `${known} has ${pattern} under ${spoken} (${source})${verified ? '' : '; nobody verified it, so it decides nothing'}`;
  return note === null ? says : `${says}. ${note}`;
}

/** The answer as one JSON document. */
export const compatJson = (document: CompatDocument): string => `${jsonText(document)}\n`;

/** The answer on one line, for many of them. */
export const compatLine = (document: CompatDocument): string => jsonLine(document);

const MEANINGS = {
  yes: 'nothing in the texts stands against it',
  review: 'the texts do not settle it, and a person must look',
  no: 'the texts exclude it',
} as const satisfies Record<CompatDocument['answer'], string>;

const USES = {
  combine: 'combined into one work, as by copying or static linking',
  link: 'used as a library of its own, as by dynamic linking',
  finetune: 'as the base of a fine-tuned model',
  adapter: 'as the base of an adapter',
  merge: 'as one of the models of a merge',
  quantized: 'as the base of a quantized model',
  distilled: 'as the teacher of a distilled model',
  'generated-with': 'as the model that wrote a dataset or another model’s training data',
  'trained-on': 'as data that a model is trained on',
} as const satisfies Record<CompatUse, string>;
