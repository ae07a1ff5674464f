/** What an argument's value is: a literal, or a constant of the same file followed one step. Nothing is executed. */

import { isHubSegment } from '../hub-name.ts';
import { callsIn, propertiesFrom, type Range } from './calls.ts';
import type { Token } from './tokens.ts';

/** A value, with the token that holds the literal; or the words of what could not be followed. */
export type Value =
  | { readonly known: true; readonly text: string; readonly token: Token; readonly others?: readonly Token[] }
  | { readonly known: false; readonly words: string; readonly token: Token };

/** Constants by name; `undefined` for a name that is given different texts. */
export type Constants = ReadonlyMap<string, Token | undefined>;

/** Reads the value of a stretch; `undefined` for an empty one and for `None`. */
export function readValue(tokens: readonly Token[], range: Range | undefined, constants: Constants): Value | undefined {
  const parts =
    range === undefined
      ? []
      : tokens.slice(range.from, Math.min(range.to, range.from + 60)).filter((token) => token.kind !== 'end');
  const first = parts[0];
  if (first === undefined || (parts.length === 1 && /^(?:None|null|undefined|True|False|true|false)$/.test(first.value)))
    return undefined;
  if (parts.every((token) => token.kind === 'text'))
    return { known: true, text: parts.map((token) => token.value).join(''), token: first };
  const constant = namesOf(parts)
    .map((name) => constants.get(name))
    .find((token) => token !== undefined);
  if (constant !== undefined) return { known: true, text: constant.value, token: constant };
  // `os.getenv("MODEL", "leaf/leaf-base")`, `model or "leaf/leaf-base"`: what is used when nobody says otherwise.
  const ids = parts.filter((token) => token.kind === 'text' && isId(token.value));
  const [id, ...others] = ids;
  // Of `A if big else B` each may be taken.
  if (id !== undefined && isChoice(parts))
    return { known: true, text: id.value, token: id, ...(others.length > 0 && { others }) };
  return { known: false, words: wordsOf(parts), token: first };
}

/**
 * Under which names a constant is looked for: `NAME`, `self.name`, `Models.LEAF` (`.value`) by the last name, `args.name` as an
 * option or field, `MODELS.small` and `MODELS["small"]` as a part of an object.
 */
function namesOf(parts: readonly Token[]): readonly string[] {
  const [root, , key, closing] = parts;
  if (parts.length === 4 && parts[1]?.value === '[' && key?.kind === 'text' && closing?.value === ']' && root?.kind === 'name')
    return [`${root.value}.${key.value}`];
  const words = parts.filter((_, i) => i % 2 === 0);
  const dotted =
    parts.length % 2 === 1 &&
    words.every((token) => token.kind === 'name') &&
    parts.every((token, i) => i % 2 === 0 || token.value === '.');
  if (!dotted || root === undefined) return [];
  const [, ...rest] = (words.at(-1)?.value === 'value' ? words.slice(0, -1) : words).map(({ value }) => value);
  const [last] = rest;
  if (last === undefined) return [root.value];
  if (rest.length > 1) return [];
  if (/^(?:self|cls|this)$/.test(root.value)) return [last];
  const part = `${root.value}.${last}`;
  if (ARGUMENTS.test(root.value)) return [part, `.${last}`];
  return /^[A-Z]/.test(root.value) ? [part, last] : [part];
}

/** What scripts call their parsed options. */
const ARGUMENTS = /(?:^|_)(?:args|opts?|options|flags|config|cfg|settings)$/i;

const isChoice = (parts: readonly Token[]): boolean =>
  parts.some((token) => /^(?:or|else|getenv|get|env|\?\?|\|\||:)$/.test(token.value));

function isId(text: string): boolean {
  const [owner = '', name = '', ...rest] = text.split('/');
  return rest.length === 0 && isHubSegment(owner) && isHubSegment(name);
}

const wordsOf = (parts: readonly Token[]): string =>
  parts
    .map((token) => (token.kind === 'text' || token.kind === 'made' ? '"…"' : token.value))
    .join('')
    .slice(0, 60);

/**
 * Names that a file gives a text: `NAME = "…"`, `const NAME = '…'`, `self.name = "…"`, `NAME: str = "…"`, and the
 * defaults of parameters. Arguments of calls (`f(model="…")`) are none.
 */
export function constantsIn(tokens: readonly Token[]): Constants {
  const found = new Map<string, Token | undefined>();
  const add = (name: string, token: Token): void => {
    const known = found.get(name);
    if (!found.has(name)) found.set(name, token);
    else if (known?.value !== token.value) found.set(name, undefined);
  };
  let depth = 0;
  let parameters: number | undefined;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'sign') {
      if (token.value === '(') depth += 1;
      else if (token.value === ')') depth = Math.max(0, depth - 1);
      if (parameters !== undefined && depth < parameters) parameters = undefined;
    }
    if (token?.kind !== 'name') continue;
    if (/^(?:def|function)$/.test(token.value)) parameters = depth + 1;
    for (const [name, part] of partsOf(tokens, i)) add(name, part);
    const text = assigned(tokens, i) ?? fallback(tokens, i);
    if (text === undefined) continue;
    const isParameter = parameters === depth && depth > 0;
    if (isParameter || startsStatement(tokens, i)) add(token.value, text);
    // A field of a data class, by the type that it is given.
    if (!isParameter && tokens[i + 1]?.value === ':' && startsStatement(tokens, i)) add(`.${token.value}`, text);
  }
  for (const [name, text] of optionsIn(tokens)) add(name, text);
  return found;
}

/** Defaults of options: `add_argument("--model-id", default="…")` as `.model_id`, `click.option` as the parameter that it fills. */
function* optionsIn(tokens: readonly Token[]): Iterable<readonly [string, Token]> {
  for (const call of callsIn(tokens, (name) => name === 'add_argument' || name === 'option')) {
    const fallback = call.named.get('default');
    const text = fallback && fallback.to === fallback.from + 1 ? tokens[fallback.from] : undefined;
    const flag = call.positional
      .map((range) => tokens[range.from])
      .find((token) => token?.kind === 'text' && token.value.startsWith('--'));
    if (text?.kind !== 'text' || flag === undefined) continue;
    const name = flag.value.slice(2).replaceAll('-', '_');
    yield [call.at.value === 'option' ? name : `.${name}`, text];
  }
}

/** The text in `name = "…"` or `name: type = "…"`, when it is the whole of the value. */
function assigned(tokens: readonly Token[], i: number): Token | undefined {
  let at = i + 1;
  if (tokens[at]?.value === ':' && tokens[at]?.kind === 'sign') {
    for (let skipped = 0; skipped < 12 && tokens[at]?.value !== '=' && tokens[at]?.kind !== 'end'; skipped += 1) at += 1;
  }
  if (tokens[at]?.value !== '=' || tokens[at]?.kind !== 'sign') return undefined;
  // `field(default="…")`: what the field holds unless something else is given.
  const isField =
    /^[fF]ield$/.test(tokens[at + 1]?.value ?? '') && tokens[at + 3]?.value === 'default' && tokens[at + 4]?.value === '=';
  const text = isField ? tokens[at + 5] : tokens[at + 1];
  const after = tokens[isField ? at + 6 : at + 2];
  const whole = after === undefined || after.kind === 'end' || /^(?:[;,)}]|as)$/.test(after.value);
  return text?.kind === 'text' && whole ? text : undefined;
}

/** The texts of `MODELS = { small: "…" }`, as `MODELS.small`. */
function* partsOf(tokens: readonly Token[], i: number): Iterable<readonly [string, Token]> {
  const name = tokens[i];
  if (name === undefined || tokens[i + 1]?.value !== '=' || tokens[i + 2]?.value !== '{' || !startsStatement(tokens, i)) return;
  for (const [key, { from, to }] of propertiesFrom(tokens, i + 3)) {
    const text = tokens[from];
    // A comma may stand behind the last one.
    if (text?.kind === 'text' && to === from + 1) yield [`${name.value}.${key}`, text];
  }
}

/** The id in `NAME = os.environ.get("MODEL", "leaf/leaf-base")` or `NAME = process.env.MODEL ?? 'leaf/leaf-base'`. */
function fallback(tokens: readonly Token[], i: number): Token | undefined {
  if (tokens[i + 1]?.kind !== 'sign' || tokens[i + 1]?.value !== '=') return undefined;
  const parts: Token[] = [];
  for (let at = i + 2; at < i + 26; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'end' || token.value === ';') break;
    parts.push(token);
  }
  if (!parts.some((token) => token.kind === 'name' && /^(?:getenv|environ|env)$/.test(token.value)) || !isChoice(parts))
    return undefined;
  const [id, ...others] = parts.filter((token) => token.kind === 'text' && isId(token.value));
  return others.length === 0 ? id : undefined;
}

/** Statements begin lines, follow `;` and braces; `const` and `self.` may stand before the name. */
function startsStatement(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  if (before === undefined || before.kind === 'end' || /^[;{}:]$/.test(before.value)) return !insideCall(tokens, i);
  if (before.kind === 'name') return /^(?:const|let|var|readonly|static|public|private|protected|export)$/.test(before.value);
  return before.value === '.' && /^(?:self|cls|this)$/.test(tokens[i - 2]?.value ?? '');
}

/** True for `model="…"` alone on a line of a call: the line before ends with a comma or an open bracket. */
function insideCall(tokens: readonly Token[], i: number): boolean {
  let at = i - 1;
  while (at >= 0 && tokens[at]?.kind === 'end') at -= 1;
  return tokens[at]?.kind === 'sign' && /^[,([]$/.test(tokens[at]?.value ?? '');
}
