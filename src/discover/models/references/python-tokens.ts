/** Python (https://docs.python.org/3/reference/lexical_analysis.html): comments are dropped, texts are known for texts. */
import { MAX_TOKENS, NAME, signAt, type Token } from './tokens.ts';

/** The tokens of a Python file, in one pass; text that is not Python gives some tokens and no error. */
export function pythonTokens(code: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < code.length && tokens.length < MAX_TOKENS) {
    const char = code.charCodeAt(at);
    if (char === 0x0a) {
      if (tokens.at(-1)?.kind !== 'end') tokens.push({ kind: 'end', value: '\n', from: at, to: at + 1 });
      at += 1;
    } else if (char <= 0x20) at += 1;
    else if (char === 0x23) at = lineEnd(code, at);
    else if (char === 0x5c) at += code.startsWith('\r\n', at + 1) ? 3 : 2;
    else if (char === 0x22 || char === 0x27) at = readText(code, at, at, '', tokens);
    else {
      NAME.lastIndex = at;
      const word = NAME.exec(code)?.[0];
      if (word === undefined) {
        const sign = signAt(code, at);
        tokens.push({ kind: 'sign', value: sign, from: at, to: at + sign.length });
        at += sign.length;
      } else if (word.length <= 3 && /^[rbuft]+$/i.test(word) && /["']/.test(code.charAt(at + word.length))) {
        at = readText(code, at, at + word.length, word.toLowerCase(), tokens);
      } else {
        tokens.push({ kind: char >= 0x30 && char <= 0x39 ? 'sign' : 'name', value: word, from: at, to: at + word.length });
        at += word.length;
      }
    }
  }
  return tokens;
}

/** Reads a text whose quote stands at `quote`; answers the offset past it. A plain quote ends with its line at the latest. */
function readText(code: string, from: number, quote: number, prefix: string, tokens: Token[]): number {
  const mark = code.charAt(quote);
  const fence = code.startsWith(mark.repeat(3), quote) ? mark.repeat(3) : mark;
  let at = quote + fence.length;
  for (; at < code.length; at += 1) {
    const char = code.charAt(at);
    if (char === '\\') at += 1;
    else if (char === mark && (fence.length === 1 || code.startsWith(fence, at))) break;
    else if (char === '\n' && fence.length === 1) break;
  }
  const value = code.slice(quote + fence.length, at);
  const to = Math.min(code.length, code.charAt(at) === '\n' && fence.length === 1 ? at : at + fence.length);
  const made = prefix.includes('b') || (/[ft]/.test(prefix) && /(?:^|[^{])\{(?!\{)/.test(value));
  tokens.push({ kind: made ? 'made' : 'text', value, from, to });
  return to;
}

function lineEnd(code: string, at: number): number {
  const end = code.indexOf('\n', at);
  return end < 0 ? code.length : end;
}
