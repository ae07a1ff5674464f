/** JavaScript and TypeScript (https://tc39.es/ecma262/#sec-ecmascript-language-lexical-grammar): comments are dropped, texts known for texts. */
import { MAX_TOKENS, NAME, signAt, type Token } from './tokens.ts';

/** The tokens of a script, in one pass; text that is none gives some tokens and no error. */
export function scriptTokens(code: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < code.length && tokens.length < MAX_TOKENS) {
    const char = code.charAt(at);
    if (char === '\n') {
      if (tokens.at(-1)?.kind !== 'end') tokens.push({ kind: 'end', value: '\n', from: at, to: at + 1 });
      at += 1;
    } else if (char <= ' ') at += 1;
    else if (char === '/' && code[at + 1] === '/') at = endOf(code, '\n', at);
    else if (char === '/' && code[at + 1] === '*') at = endOf(code, '*/', at + 2) + 2;
    else if (char === '/' && startsPattern(tokens)) at = readPattern(code, at, tokens);
    else if (char === '"' || char === "'") at = readText(code, at, char, tokens);
    else if (char === '`') at = readTemplate(code, at, tokens);
    else {
      NAME.lastIndex = at;
      const word = NAME.exec(code)?.[0];
      const sign = word ?? signAt(code, at);
      const isName = word !== undefined && !/^\d/.test(word);
      tokens.push({ kind: isName ? 'name' : 'sign', value: sign === '?.' ? '.' : sign, from: at, to: at + sign.length });
      at += sign.length;
    }
  }
  return tokens;
}

/** A text ends with its line at the latest: an apostrophe in markup then costs no more than that line. */
function readText(code: string, from: number, quote: string, tokens: Token[]): number {
  let at = from + 1;
  for (; at < code.length; at += 1) {
    const char = code.charAt(at);
    if (char === '\\') at += 1;
    else if (char === quote || char === '\n') break;
  }
  const to = code.charAt(at) === quote ? at + 1 : at;
  tokens.push({ kind: 'text', value: code.slice(from + 1, at), from, to });
  return to;
}

/** A template without places to fill is a literal. Places are skipped by their braces. */
function readTemplate(code: string, from: number, tokens: Token[]): number {
  let made = false;
  let depth = 0;
  let at = from + 1;
  for (; at < code.length; at += 1) {
    const char = code.charAt(at);
    if (char === '\\') at += 1;
    else if (depth === 0 && char === '`') break;
    else if (depth === 0 && char === '$' && code[at + 1] === '{') {
      made = true;
      depth = 1;
      at += 1;
    } else if (depth > 0 && char === '{') depth += 1;
    else if (depth > 0 && char === '}') depth -= 1;
  }
  tokens.push({ kind: made ? 'made' : 'text', value: code.slice(from + 1, at), from, to: at + 1 });
  return at + 1;
}

/** A slash begins a pattern where no value stands before it; after `<` it closes markup. */
function startsPattern(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1);
  if (last === undefined || last.kind === 'end') return true;
  if (last.kind === 'name') return /^(?:return|typeof|case|in|of|delete|void|throw|await|yield|else|do)$/.test(last.value);
  return last.kind === 'sign' && !/^[)\]}\w<]/.test(last.value);
}

function readPattern(code: string, from: number, tokens: Token[]): number {
  let inClass = false;
  let at = from + 1;
  for (; at < code.length; at += 1) {
    const char = code.charAt(at);
    if (char === '\n') break;
    if (char === '\\') at += 1;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (char === '/' && !inClass) break;
  }
  tokens.push({ kind: 'sign', value: '/', from, to: at });
  return code.charAt(at) === '/' ? at + 1 : at;
}

function endOf(code: string, mark: string, at: number): number {
  const end = code.indexOf(mark, at);
  return end < 0 ? code.length : end;
}
