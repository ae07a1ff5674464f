/** Texts that code puts together from constants: `OWNER + "/leaf-base"`, `f"{OWNER}/leaf-base"`, a name for another. Nothing is executed. */
import type { Token } from './tokens.ts';

/** A text, and the literal that it comes from. */
export interface Found {
  readonly text: string;
  readonly token: Token;
}

/** What a name stands for: one text, several for the variable of a loop, none when nobody can tell. */
export type LookUp = (name: string) => readonly Found[];

/** Longer names than any hub gives. */
const LONGEST = 400;
/** So many tokens are no name that a person put together. */
const MOST_PARTS = 40;

/** The one text that the tokens come to; undefined for anything that only running them would tell. */
export function evaluate(all: readonly Token[], lookUp: LookUp): Found | undefined {
  const parts = withoutBrackets(all.filter(({ kind }) => kind !== 'end'));
  if (parts.length === 0 || parts.length > MOST_PARTS) return undefined;
  let text = '';
  let token: Token | undefined;
  for (const term of termsOf(parts)) {
    const found = evaluateTerm(term, lookUp);
    if (found === undefined || text.length + found.text.length > LONGEST) return undefined;
    text += found.text;
    token ??= found.token;
  }
  return token && { text, token };
}

function evaluateTerm(term: readonly Token[], lookUp: LookUp): Found | undefined {
  const [first] = term;
  if (first === undefined) return undefined;
  if (term.every(({ kind }) => kind === 'text')) return { text: term.map(({ value }) => value).join(''), token: first };
  if (term.length === 1 && first.kind === 'made') return fill(first, lookUp);
  for (const name of namesOf(term)) {
    const found = lookUp(name);
    if (found.length === 1) return found[0];
  }
  return undefined;
}

/** `f"{OWNER}/leaf-base"`, `${OWNER}/leaf-base`: filled where nothing but names stands in the braces. */
function fill(token: Token, lookUp: LookUp): Found | undefined {
  const { value } = token;
  const isScript = value.includes('${');
  let whole = true;
  let holes = 0;
  const text = value.replace(isScript ? SCRIPT_HOLE : PYTHON_HOLE, (_, name: string | undefined) => {
    holes += 1;
    const words = (name ?? '').split('.').flatMap((word, i): Token[] => {
      const sign: Token = { ...token, kind: 'sign', value: '.' };
      const part: Token = { ...token, kind: 'name', value: word };
      return i === 0 ? [part] : [sign, part];
    });
    const found = words.length > 9 ? undefined : evaluateTerm(words, lookUp);
    whole &&= found !== undefined;
    return found?.text ?? '';
  });
  return whole && holes > 0 && !/[{}\\]/.test(text) ? { text, token } : undefined;
}

const SCRIPT_HOLE = /\$\{ {0,4}([A-Za-z_$][\w$.]{0,100}) {0,4}\}/g;
const PYTHON_HOLE = /\{ {0,4}([A-Za-z_][\w.]{0,100}) {0,4}\}/g;

/** What stands between plus signs. */
function termsOf(parts: readonly Token[]): readonly (readonly Token[])[] {
  const terms: Token[][] = [[]];
  for (const part of parts) {
    if (part.kind === 'sign' && part.value === '+') terms.push([]);
    else terms.at(-1)?.push(part);
  }
  return terms;
}

/** Brackets around the whole, as Python needs them to go on in the next line. */
function withoutBrackets(parts: readonly Token[]): readonly Token[] {
  const isPair = parts[0]?.value === '(' && parts.at(-1)?.value === ')' && parts[0]?.kind === 'sign';
  return isPair ? parts.slice(1, -1) : parts;
}

/**
 * Under which names a constant is looked for: `NAME`, `self.name`, `Models.LEAF` (`.value`) by the last name, `args.name` as an
 * option or field, `MODELS.small` and `MODELS["small"]` as a part of an object.
 */
export function namesOf(parts: readonly Token[]): readonly string[] {
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
