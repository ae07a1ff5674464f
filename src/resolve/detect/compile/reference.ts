/** A reference text: which of its words may be missing in a copy, and where a name may stand. */

/** What of a reference text is not the licence itself, as ranges of UTF-16 offsets. */
export interface Marks {
  /** May be missing: titles, copyright lines, appendices. */
  readonly optional: readonly (readonly [number, number])[];
  /** Stand for a name: `<copyright holder>`, `[year]`. */
  readonly placeholders: readonly (readonly [number, number])[];
}

/** Words with which licences begin and end, lower case (rules/detection/ends.yaml). */
export interface Ends {
  readonly heads: readonly string[];
  readonly tails: readonly string[];
}

const COPYRIGHT_LINE =
  /^[^\w\n]*(?:portions )?(?:copyright|\(c\)|©)[^\w\n]*(?:\(c\)|©|<|\[|\{|(?:19|20)\d\d|year|yyyy|[12]\w\w\w|holder|\$)[^\n]*$/gim;
const RESERVED = /^[^\w\n]*all rights reserved\W*$/gim;
const RESERVED_INLINE = /all rights reserved\.?/gi;
const PLACEHOLDER =
  /<(?![^>]*(?:https?:|@|www\.))[^<>\n]{1,80}>|\[(?:name|full ?name|year|yyyy|insert|your|copyright|project|organi[sz]ation|owner|author)[^\]\n]{0,80}\]|\{\{[^{}\n]{1,60}\}\}/gi;
const LONGEST_TITLE = 100;

/** Finds the marks of one text. Before a head and after a tail a text only speaks about itself. */
export function markReference(text: string, ends: Ends): Marks {
  const optional: [number, number][] = [];
  const placeholders: [number, number][] = [];
  for (const pattern of [COPYRIGHT_LINE, RESERVED, RESERVED_INLINE]) {
    for (const match of text.matchAll(pattern)) optional.push([match.index, match.index + match[0].length]);
  }
  for (const match of text.matchAll(PLACEHOLDER)) placeholders.push([match.index, match.index + match[0].length]);
  const title = titleEnd(text);
  if (title > 0) optional.push([0, title]);
  const lower = text.toLowerCase();
  for (const head of ends.heads) if (lower.includes(head)) optional.push([0, lower.indexOf(head)]);
  const tail = tailStart(lower, ends.tails);
  if (tail !== undefined) optional.push([tail, text.length]);
  return { optional, placeholders };
}

/** Leading short lines without a full stop are a title, whatever they say; a paragraph of them is the licence's beginning. */
function titleEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(/[^\n]*\n?/g)) {
    if (match[0] === '') break;
    const line = match[0].trim();
    const isTitle =
      line.length <= LONGEST_TITLE &&
      !/[.;:,]$/.test(line.replace(/\b(?:inc|ltd|corp)\.$|\blicen[cs]e:$/i, '')) &&
      line.split(/\s+/).length <= 12;
    if (line !== '' && (!isTitle || isParagraph(text.slice(match.index)))) break;
    end = match.index + match[0].length;
  }
  // A text that is all title has none.
  return end > text.length * 0.4 ? 0 : end;
}

const LONGEST_TITLE_WORDS = 20;

/** Whether the lines up to the next empty one are more than titles and copyright lines. */
function isParagraph(text: string): boolean {
  const lines = text.slice(0, text.search(/\n\s*\n|$(?![\s\S])/)).split('\n');
  const said = lines.filter((line) => !/copyright|\(c\)|©|all rights reserved|copyleft/i.test(line));
  return said.join(' ').trim().split(/\s+/).length > LONGEST_TITLE_WORDS;
}

function tailStart(lower: string, tails: readonly string[]): number | undefined {
  for (const tail of tails) {
    const at = lower.indexOf(tail);
    if (at > lower.length * 0.3) return at;
  }
  return undefined;
}
