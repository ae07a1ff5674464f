/** Several names in one field: `MIT or Apache 2.0`, `MIT/BSD`, `MIT, Apache-2.0`. */
import { and, type LicenseExpression, or } from '../model/expression.ts';
import { SPDX_LIMITS } from './limits.ts';
import type { NameReading } from './names.ts';

type ReadName = (name: string) => NameReading | undefined;
type Operator = 'OR' | 'AND' | 'LIST';

/**
 * Reads a list of names. The longest names win (`GPL v2 or later or MIT` holds two). `/`, `|` and "or" mean OR; "and"
 * and `&` mean AND; a comma, a semicolon, `+` or "and/or" leaves it open, and then all of the names are taken to apply.
 * `undefined` unless every part is a known name.
 */
export function readList(text: string, readName: ReadName): NameReading | undefined {
  if (text.length > SPDX_LIMITS.nameLength) return undefined;
  const tidy = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.,;]+$/, '');
  return readGroup(tidy, readName, 0);
}

function readGroup(text: string, readName: ReadName, depth: number): NameReading | undefined {
  const inner = unwrap(text);
  if (inner !== undefined) return depth > 8 ? undefined : (readName(inner) ?? readGroup(inner, readName, depth + 1));
  const breaks = breaksOf(text);
  if (breaks.length === 0 || breaks.length > SPDX_LIMITS.nameBreaks) return undefined;
  const starts = [0, ...breaks.map((found) => found.end)];
  const ends = [...breaks.map((found) => found.start), text.length];
  const dead = new Set<number>();

  const from = (first: number): readonly Part[] | undefined => {
    if (first === starts.length) return [];
    if (dead.has(first)) return undefined;
    for (let last = starts.length - 1; last >= first; last -= 1) {
      const name = text.slice(starts[first], ends[last]);
      const read = readOne(name, readName) ?? readParenthesis(name, readName, depth);
      if (read === undefined || read.expression.kind === 'noassertion') continue;
      const rest = from(last + 1);
      if (rest !== undefined) return [{ read, operator: breaks[first - 1]?.operator }, ...rest];
    }
    dead.add(first);
    return undefined;
  };
  const parts = from(0);
  return parts && join(parts, breaks);
}

interface Part {
  readonly read: NameReading;
  /** What stands before the part. */
  readonly operator: Operator | undefined;
}

/** One name; a piece that is itself a list is left to the cuts, which know how the whole is joined. */
function readOne(name: string, readName: ReadName): NameReading | undefined {
  const read = readName(name);
  const isList = read?.expression.kind === 'and' || read?.expression.kind === 'or';
  return isList && read?.method !== 'alias' && unwrap(name) === undefined ? undefined : read;
}

function readParenthesis(name: string, readName: ReadName, depth: number): NameReading | undefined {
  return unwrap(name) === undefined ? undefined : readGroup(name, readName, depth + 1);
}

function join(parts: readonly Part[], breaks: readonly Break[]): NameReading {
  const used = parts.map((part) => part.operator);
  const repairs = parts.flatMap((part) => part.read.repairs);
  const method = parts.some((part) => part.read.method === 'alias') ? 'alias' : 'repaired';
  if (used.includes('LIST')) {
    return {
      expression: and(parts.map((part) => part.read.expression)),
      method,
      repairs: [...repairs, 'a list that does not say AND or OR: all of its licences are taken to apply'],
    };
  }
  const branches: LicenseExpression[][] = [];
  for (const part of parts) {
    const branch = branches.at(-1);
    if (part.operator === 'AND' && branch !== undefined) branch.push(part.read.expression);
    else branches.push([part.read.expression]);
  }
  const signs = new Set(breaks.map((found) => found.sign).filter((sign) => /^[/|&]+$/.test(sign)));
  const notes = [...signs].map((sign) => `"${sign}" read as ${sign.startsWith('&') ? 'AND' : 'OR'}`);
  return { expression: or(branches.map((branch) => and(branch))), method, repairs: [...repairs, ...notes] };
}

interface Break {
  readonly start: number;
  readonly end: number;
  readonly operator: Operator;
  readonly sign: string;
}

/** The places outside parentheses where the list may be cut. White space is single by now. */
function breaksOf(text: string): readonly Break[] {
  const found: Break[] = [];
  let depth = 0;
  for (const match of text.matchAll(/[()]|,?[ _](?:and\/or|and|or)[ _]| \+ | ?(?:\|\|?|&&?|[;,/]) ?/gi)) {
    if (match[0] === '(') depth += 1;
    else if (match[0] === ')') depth -= 1;
    else if (depth === 0) found.push({ start: match.index, end: match.index + match[0].length, ...meaning(match[0]) });
  }
  return found;
}

function meaning(match: string): { operator: Operator; sign: string } {
  const sign = match.replaceAll('_', ' ').trim().toLowerCase();
  if (/^(?:or|\/|\|\|?)$/.test(sign)) return { operator: 'OR', sign };
  if (/^(?:and|&&?)$/.test(sign)) return { operator: 'AND', sign };
  return { operator: 'LIST', sign };
}

/** The inside of a text that stands in one pair of parentheses as a whole. */
function unwrap(text: string): string | undefined {
  if (!text.startsWith('(') || !text.endsWith(')')) return undefined;
  let depth = 0;
  for (let i = 0; i < text.length - 1; i += 1) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')') depth -= 1;
    if (depth === 0) return undefined;
  }
  return text.slice(1, -1).trim();
}
