/** Calls in tokens, with their arguments: `AutoModel.from_pretrained("leaf/leaf-base", revision=REV)`. */
import type { Token } from './tokens.ts';

/** A stretch of tokens, end excluded. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Call {
  /** The names before the bracket: `AutoModel`, `from_pretrained`. At most five. */
  readonly chain: readonly string[];
  /** The token of the last name. */
  readonly at: Token;
  readonly positional: readonly Range[];
  readonly named: ReadonlyMap<string, Range>;
}

/** Calls of one file, and tokens of one call, that are looked at: what a person writes is far below. */
const MAX_CALLS = 2000;
const MAX_LENGTH = 4000;

/** Calls of functions whose last name is wanted. Definitions are no calls. */
export function* callsIn(tokens: readonly Token[], isWanted: (name: string) => boolean): Iterable<Call> {
  let found = 0;
  for (let i = 0; i < tokens.length - 1 && found < MAX_CALLS; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'name' || tokens[i + 1]?.value !== '(' || tokens[i + 1]?.kind !== 'sign' || !isWanted(token.value))
      continue;
    const before = tokens[i - 1];
    if (before?.kind === 'name' && /^(?:def|function|class)$/.test(before.value)) continue;
    found += 1;
    yield { chain: chainTo(tokens, i), at: token, ...argumentsFrom(tokens, i + 2) };
  }
}

function chainTo(tokens: readonly Token[], last: number): readonly string[] {
  const chain: string[] = [];
  for (let i = last; i >= 0 && chain.length < 5; i -= 2) {
    const token = tokens[i];
    if (token?.kind !== 'name') break;
    chain.unshift(token.value);
    if (tokens[i - 1]?.value !== '.') break;
  }
  return chain;
}

/** Python names arguments with `=`, scripts pass an object of names. */
function argumentsFrom(tokens: readonly Token[], start: number): Pick<Call, 'positional' | 'named'> {
  const positional: Range[] = [];
  const named = new Map<string, Range>();
  for (const range of itemsFrom(tokens, start)) {
    const first = tokens[range.from];
    if (first?.kind === 'name' && tokens[range.from + 1]?.value === '=') {
      if (!named.has(first.value)) named.set(first.value, { from: range.from + 2, to: range.to });
    } else if (first?.kind === 'sign' && first.value === '{') {
      positional.push(range);
      for (const [name, value] of propertiesFrom(tokens, range.from + 1)) if (!named.has(name)) named.set(name, value);
    } else positional.push(range);
  }
  return { positional, named };
}

/** The properties of an object that begins before `start`, of its own level. */
export function* propertiesFrom(tokens: readonly Token[], start: number): Iterable<readonly [string, Range]> {
  for (const range of itemsFrom(tokens, start)) {
    const first = tokens[range.from];
    const isKey = first?.kind === 'name' || first?.kind === 'text';
    if (isKey && tokens[range.from + 1]?.value === ':') yield [first.value, { from: range.from + 2, to: range.to }];
    else if (first?.kind === 'name' && range.to === range.from + 1) yield [first.value, range];
  }
}

/** The items of a list, arguments of a call, properties of an object, from behind its bracket: stretches between commas up to the closing bracket, without the line ends around them. */
export function* itemsFrom(tokens: readonly Token[], start: number): Iterable<Range> {
  let depth = 0;
  let from = start;
  const end = Math.min(tokens.length, start + MAX_LENGTH);
  for (let i = start; i < end; i += 1) {
    const token = tokens[i];
    if (token?.kind !== 'sign') continue;
    if ('([{'.includes(token.value)) depth += 1;
    const closes = ')]}'.includes(token.value);
    if (closes) depth -= 1;
    if (depth < 0 || (depth === 0 && token.value === ',')) {
      yield* trimmed(tokens, { from, to: i });
      from = i + 1;
    }
    if (depth < 0) return;
  }
}

function* trimmed(tokens: readonly Token[], range: Range): Iterable<Range> {
  let { from, to } = range;
  while (from < to && tokens[from]?.kind === 'end') from += 1;
  while (to > from && tokens[to - 1]?.kind === 'end') to -= 1;
  if (from < to) yield { from, to };
}
