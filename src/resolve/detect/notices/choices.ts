/** Joins the licences of a notice as its words do: "MIT or GPL", "dual licensed under the MIT and GPL", "alternatively". */
import { and, type LicenseExpression, license, NOASSERTION, or } from '../../../model/expression.ts';
import type { Stretch } from '../answer/finding.ts';
import type { Mention } from './mentions.ts';
import type { Reader } from './reader.ts';
import { toLicense } from './to-license.ts';
import { type AddressBook, readAddresses } from './urls.ts';

/** A notice: the mentions that belong together, and what they say. Positions count words. */
export interface Notice {
  readonly mentions: readonly Mention[];
  readonly expression: LicenseExpression;
  readonly from: number;
  readonly to: number;
  /** Where it is a list of choices: the items. */
  readonly list?: readonly Stretch[];
}

/** The farthest that two licences of one choice stand apart. */
const APART = 90;
const NEAR = 14;

export function joinMentions(mentions: readonly Mention[], reader: Reader, book: AddressBook): Notice[] {
  const notices: Notice[] = [];
  let group: Mention[] = [];
  let operators: ('and' | 'or' | undefined)[] = [];
  const close = (): void => {
    const [first] = group;
    const last = group.at(-1);
    if (first && last) {
      const said = { mentions: group, expression: express(group, operators), from: first.from, to: last.to };
      const notice = withOther(withOptions(said, reader, book), reader);
      if (!isRepeated(notice, notices.at(-1))) notices.push(notice);
    }
    group = [];
    operators = [];
  };
  for (const mention of mentions) {
    const previous = group.at(-1);
    if (previous !== undefined && isNickname(reader, previous, mention)) continue;
    const operator = previous && between(reader, previous, mention);
    // The same licence again begins another statement.
    const isAgain = group.some(({ licenses }) => licenses.length > 0 && licenses.join() === mention.licenses.join());
    if (previous && operator !== undefined && !isAgain) operators.push(operator === 'list' ? undefined : operator);
    else close();
    group.push(mention);
  }
  close();
  return notices;
}

/** "GNU Lesser General Public License Version 2.1 or later (the "LGPL")" in one item of a list. */
function isNickname(reader: Reader, left: Mention, right: Mention): boolean {
  const option = reader.option(right.from);
  const before = reader.option(left.from);
  return (
    option?.list !== undefined && option.list === before?.list && option.item === before.item && left.family === right.family
  );
}

/** How two mentions are joined; `undefined` when they are apart. */
function between(reader: Reader, left: Mention, right: Mention): 'and' | 'or' | 'list' | undefined {
  const distance = right.from - left.to;
  const option = reader.option(right.from);
  if (option !== undefined && reader.option(left.from)?.list === option.list)
    return reader.option(left.from)?.item === option.item ? 'and' : 'or';
  if (distance > APART) return undefined;
  // A bar that begins a line marks a comment or the row of a table, an "o" the item of a list.
  const text = reader.words.text
    .slice(reader.words.ends[left.to - 1], reader.words.starts[right.from])
    .replace(/\n[ \t]*(?:\||o\s)/g, '\n');
  if (/\balternatively\b|\bat your (?:option|choice|election)\b(?!\)?\s*any)|\byou may (?:choose|select)\b/i.test(text))
    return 'or';
  if (distance > NEAR) return undefined;
  // Cells of a table speak of different things, and so do its rows.
  if (text.includes('|') && (text.includes('\n') || isRow(reader, left.from))) return undefined;
  if (/\band\s*\/\s*or\b/i.test(text)) return 'or';
  if (/\bor\b(?![^\n]*\blater\b)|\|/i.test(text) || OR_ELSEWHERE.test(text) || /^\s*\/\s*$/.test(text)) return 'or';
  if (/\band\b|&/i.test(text) || AND_ELSEWHERE.test(text)) return isDual(reader, left, right) ? 'or' : 'and';
  if (/^[\s,"'()]*(?:the\s+)?$/i.test(text)) return 'list';
  return undefined;
}

/** "Or" and "and" in other languages. */
const OR_ELSEWHERE = /(?:^|[\s,;)])(?:o|ó|ou|oder|eller|lub|albo|nebo|alebo|или|або)(?=\s)/i;
const AND_ELSEWHERE = /(?:^|[\s,;)])(?:und|et|y|och)(?=\s)/i;

/** A notice that is a list of choices, with the items that name no licence: they have an address, or terms that nobody knows. */
function withOptions(notice: Notice, reader: Reader, book: AddressBook): Notice {
  const options = notice.mentions.map(({ from }) => reader.option(from));
  const list = options[0]?.list;
  if (list === undefined || options.some((option) => option?.list !== list)) return notice;
  const unnamed = list.flatMap((item, i): LicenseExpression[] => {
    if (options.some((option) => option?.item === i)) return [];
    const said = reader.words.text.slice(item.start, item.end);
    const [address] = readAddresses(said, book, [], new Set());
    if (address !== undefined) return [address.expression];
    return TERMS.test(said) ? [NOASSERTION] : [];
  });
  const expression = unnamed.length === 0 ? notice.expression : or([notice.expression, ...unnamed]);
  return { ...notice, expression, list };
}

/** "The GPL, or a commercial license", "either MIT or the Kettle License": what is not known may be chosen, too. */
function withOther(notice: Notice, { words: { text, ends } }: Reader): Notice {
  const after = text.slice(ends[notice.to - 1], (ends[notice.to - 1] as number) + OTHER);
  return OTHERWISE.test(after) ? { ...notice, expression: or([notice.expression, NOASSERTION]) } : notice;
}
const OTHER = 100;
const OTHERWISE =
  /^(?: licen[sc]es?)?[\s,;)\]]*(?:,|\s)or (?:under )?(?:an? |the |our )?(?:(?:[\w.-]+ ){0,3}(?:commercial|proprietary|enterprise|paid) (?:licen[sc]e|terms|agreement)|\[?["“]?(?:[A-Z][\w-]* ){1,4}Licen[sc]e\b)/;

/** "Under the LGPL, version 2.1 or later, or MIT:", and below it a list of the two. */
function isRepeated({ mentions, list }: Notice, previous: Notice | undefined): boolean {
  if (list === undefined || previous?.expression.kind !== 'or') return false;
  return mentions.every(({ family }) => previous.mentions.some((other) => other.family === family));
}

const TERMS = /licen[sc]|\bterms\b|agreement|commercial|proprietary/i;

/** True in a line that begins with a bar, as the rows of tables in Markdown do. */
function isRow({ words: { text, starts } }: Reader, at: number): boolean {
  const start = starts[at] ?? 0;
  return /^[ \t]*\|/.test(text.slice(text.lastIndexOf('\n', start) + 1, start));
}

function isDual(reader: Reader, left: Mention, right: Mention): boolean {
  for (let at = left.from - 1; at >= 0 && at >= left.from - 24; at -= 1) {
    if (reader.endsParagraph(at)) break;
    if (reader.is(at, 'dual')) return true;
  }
  for (let at = right.to; at < right.to + 12; at += 1) if (reader.is(at, 'dual')) return true;
  return false;
}

/** A list takes the operator that follows it: "MIT, BSD or GPL". */
function express(group: readonly Mention[], operators: readonly ('and' | 'or' | undefined)[]): LicenseExpression {
  const filled = [...operators];
  for (let i = filled.length - 1; i >= 0; i -= 1) filled[i] ??= filled[i + 1] ?? 'and';
  // Beside another licence a family is said, though not which of it; alone it says too little.
  const isSaid = group.some(({ licenses }) => licenses.length > 0);
  const express = (mention: Mention | undefined): LicenseExpression | undefined =>
    mentioned(mention) ?? (isSaid && mention !== undefined ? familyLicense(mention) : undefined);
  let expression = express(group[0]);
  for (let i = 1; i < group.length; i += 1) {
    const parts = [expression, express(group[i])].filter((part): part is LicenseExpression => part !== undefined);
    expression = filled[i - 1] === 'or' ? or(parts) : and(parts);
  }
  return expression ?? and([]);
}

function mentioned(mention: Mention | undefined): LicenseExpression | undefined {
  return mention === undefined || mention.licenses.length === 0 ? undefined : or(mention.licenses.map((id) => toLicense(id)));
}

/** Families that have a name of their own in rules/families.yaml. */
const FAMILIES = new Set(
  'BSD CC CC-BY CC-BY-SA CC-BY-NC CC-BY-ND CC-BY-NC-SA CC-BY-NC-ND Apache MPL EPL Artistic CDDL EUPL AFL OSL ZPL PHP LPPL APSL NPL'.split(
    ' ',
  ),
);

function familyLicense({ family, role }: Mention): LicenseExpression | undefined {
  return role !== 'pointer' && FAMILIES.has(family) ? license(`LicenseRef-licheck-family-${family}`) : undefined;
}
