/** Other wordings of a licence, made from the text of the list (rules/detection/variants.yaml). */
import type { ReferenceText } from './compile.ts';

/** The wordings of one licence. */
export interface VariantData {
  readonly license: string;
  /** The words that the text begins with once its own preface is left out. */
  readonly begin?: string;
  /** Each wording exchanges words for words. */
  readonly swap?: readonly (readonly (readonly [string, string])[])[];
  /** Stretches that stand for the licence. */
  readonly part?: readonly Stretch[];
  /** Notices that the text gives to put into files. */
  readonly header?: readonly Stretch[];
}

interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** The texts with their other wordings. A wording whose words are not in the text is a mistake in the data, and throws. */
export function withVariants(texts: readonly ReferenceText[], variants: readonly VariantData[]): ReferenceText[] {
  const result = [...texts];
  for (const { license, begin, swap, part, header } of variants) {
    const whole = texts.find((item) => item.license === license)?.text;
    if (whole === undefined) throw new Error(`rules/detection/variants.yaml names ${license}, which has no text`);
    const text = begin === undefined ? whole : from(whole, begin, license);
    if (text !== whole) result[texts.findIndex((item) => item.license === license)] = { license, kind: 'text', text };
    for (const pairs of swap ?? []) {
      let swapped = text;
      for (const [from, to] of pairs) {
        const next = swapped.replace(phrase(from, 'gi'), to);
        if (next === swapped) throw new Error(`rules/detection/variants.yaml: ${license} does not say "${from}"`);
        swapped = next;
      }
      result.push({ license, kind: 'text', text: swapped });
    }
    const cut = ({ from, to }: Stretch): string => {
      const start = text.search(phrase(from));
      const end = [...text.matchAll(phrase(to, 'gi'))].at(-1);
      if (start < 0 || end === undefined)
        throw new Error(`rules/detection/variants.yaml: ${license} has no part from "${from}" to "${to}"`);
      return text.slice(start, end.index + end[0].length);
    };
    for (const stretch of part ?? []) result.push({ license, kind: 'part', text: cut(stretch) });
    for (const stretch of header ?? []) result.push({ license, kind: 'header', text: cut(stretch) });
  }
  return result;
}

function from(text: string, words: string, license: string): string {
  const start = text.search(phrase(words));
  if (start < 0) throw new Error(`rules/detection/variants.yaml: ${license} does not say "${words}"`);
  return text.slice(start);
}

const phrase = (words: string, flags = 'i'): RegExp => new RegExp(words.split(' ').join('\\W+'), flags);
