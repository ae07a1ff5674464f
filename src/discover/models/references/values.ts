/** What an argument's value is: a literal, or what constants of the same file make of it. Nothing is executed. */
import type { Range } from './calls.ts';
import { CHOICE, type Constants, isId } from './constants.ts';
import { evaluate, type Found, namesOf } from './expressions.ts';
import type { Token } from './tokens.ts';

/** A value, with the token that holds the literal; or the words of what could not be followed. */
export type Value =
  | { readonly known: true; readonly text: string; readonly token: Token; readonly others?: readonly Found[] }
  | { readonly known: false; readonly words: string; readonly token: Token };

/** Reads the value of a stretch; `undefined` for an empty one and for `None`. */
export function readValue(tokens: readonly Token[], range: Range | undefined, { textsOf }: Constants): Value | undefined {
  const parts =
    range === undefined
      ? []
      : tokens.slice(range.from, Math.min(range.to, range.from + 60)).filter((token) => token.kind !== 'end');
  const first = parts[0];
  if (first === undefined || (parts.length === 1 && /^(?:None|null|undefined|True|False|true|false)$/.test(first.value)))
    return undefined;
  const whole = evaluate(parts, textsOf);
  if (whole !== undefined) return { known: true, ...whole };
  // The variable of a loop stands for each in turn.
  const several = namesOf(parts)
    .map(textsOf)
    .find((found) => found.length > 0);
  if (several !== undefined) return chosen(several);
  // `os.getenv("MODEL", "leaf/leaf-base")`, `model or "leaf/leaf-base"`: what is used when nobody says otherwise.
  // Of `A if big else B` each may be taken.
  const ids = parts.filter((token) => token.kind === 'text' && isId(token.value));
  if (ids.length > 0 && parts.some(({ value }) => CHOICE.test(value))) {
    return chosen(ids.map((token) => ({ text: token.value, token })));
  }
  return { known: false, words: wordsOf(parts), token: first };
}

function chosen([first, ...others]: readonly Found[]): Value | undefined {
  return first && { known: true, ...first, ...(others.length > 0 && { others }) };
}

const wordsOf = (parts: readonly Token[]): string =>
  parts
    .map((token) => (token.kind === 'text' || token.kind === 'made' ? '"…"' : token.value))
    .join('')
    .slice(0, 60);
