/**
 * SPDX licence expressions (https://spdx.github.io/spdx-spec/v3.0.1/annexes/spdx-license-expressions/).
 * `NONE` and `NOASSERTION` are values, not part of the grammar; they are read as parts too, so that what
 * licheck concluded (`NOASSERTION AND MIT`) can be read back.
 */
import { and, type LicenseExpression, NOASSERTION, NONE, or } from '../model/expression.ts';
import type { IdTable } from '../model/rulebook.ts';
import { SPDX_LIMITS } from './limits.ts';
import { readException, readLicenseWord, type WordReading } from './words.ts';

/** An expression, or why the text is not one. `offset` is 0-based, in UTF-16 code units. */
export type ParseResult =
  | { readonly ok: true; readonly expression: LicenseExpression; readonly repairs: readonly string[] }
  | { readonly ok: false; readonly message: string; readonly offset: number };

/**
 * Parses an expression; ids become canonical, deprecated ids become what replaced them, and each such repair is
 * noted. Case, old ids and lower-case operators are repaired; anything else that is not the grammar is refused.
 */
export function parseExpression(text: string, ids: IdTable): ParseResult {
  if (text.length > SPDX_LIMITS.length) {
    return fail(`the expression is longer than ${SPDX_LIMITS.length} characters`, SPDX_LIMITS.length);
  }
  const repairs: string[] = [];
  const frames: Frame[] = [];
  let frame: Frame = { openedAt: 0, done: [], pending: [] };
  let expectsOperand = true;
  let lastWord: Token | undefined;

  const tokens = tokenize(text);
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    const operator = expectsOperand ? undefined : operatorOf(token.text);
    if (token.text === '(') {
      if (!expectsOperand) return fail('AND or OR is missing before the parenthesis', token.offset);
      if (frames.length >= SPDX_LIMITS.depth) {
        return fail(`more than ${SPDX_LIMITS.depth} parentheses are open`, token.offset);
      }
      frames.push(frame);
      frame = { openedAt: token.offset, done: [], pending: [] };
      continue;
    }
    if (token.text === ')') {
      const outer = frames.pop();
      if (outer === undefined) return fail('this parenthesis was never opened', token.offset);
      if (expectsOperand) return fail('a licence is missing before the parenthesis', token.offset);
      outer.pending.push(close(frame));
      frame = outer;
      lastWord = undefined;
      continue;
    }
    if (operator === 'WITH') {
      const name = tokens[i + 1];
      if (name === undefined || name.text === '(' || name.text === ')') {
        return fail('an exception is missing after WITH', token.offset + token.text.length);
      }
      const base = frame.pending.pop();
      if (lastWord === undefined || base?.kind !== 'license') {
        return fail('only a single licence can stand before WITH', token.offset);
      }
      if (base.exception !== undefined) return fail(`${lastWord.text} already carries an exception`, token.offset);
      const exception = readException(name.text, ids);
      if (!exception.ok) return fail(exception.message, name.offset + exception.offset);
      note(repairs, token, operator);
      repairs.push(...exception.repairs);
      frame.pending.push({ ...base, exception: exception.value });
      lastWord = undefined;
      i += 1;
      continue;
    }
    if (operator !== undefined) {
      note(repairs, token, operator);
      if (operator === 'OR') {
        frame.done.push(and(frame.pending));
        frame.pending = [];
      }
      expectsOperand = true;
      lastWord = undefined;
      continue;
    }
    if (!expectsOperand) return fail(`AND, OR or WITH is missing before "${excerpt(token.text)}"`, token.offset);
    const operand = readOperand(token, ids);
    if (!operand.ok) return fail(operand.message, token.offset + operand.offset);
    repairs.push(...operand.repairs);
    frame.pending.push(operand.value);
    lastWord = token;
    expectsOperand = false;
  }

  if (frames.length > 0) return fail('this parenthesis is never closed', frame.openedAt);
  if (tokens.length === 0) return fail('the expression is empty', 0);
  if (expectsOperand) return fail('a licence is missing at the end', text.trimEnd().length);
  return { ok: true, expression: close(frame), repairs: [...new Set(repairs)] };
}

/** One open parenthesis: the OR branches that are complete, and the AND parts of the one that is not. */
interface Frame {
  readonly openedAt: number;
  readonly done: LicenseExpression[];
  pending: LicenseExpression[];
}

const close = (frame: Frame): LicenseExpression => or([...frame.done, and(frame.pending)]);

interface Token {
  readonly text: string;
  readonly offset: number;
}

function tokenize(text: string): readonly Token[] {
  return Array.from(text.matchAll(/[()]|[^\s()]+/g), (match) => ({ text: match[0], offset: match.index }));
}

function operatorOf(word: string): 'AND' | 'OR' | 'WITH' | undefined {
  const upper = word.length > 4 ? '' : word.toUpperCase();
  return upper === 'AND' || upper === 'OR' || upper === 'WITH' ? upper : undefined;
}

function readOperand(token: Token, ids: IdTable): WordReading<LicenseExpression> {
  const upper = token.text.length > 11 ? '' : token.text.toUpperCase();
  if (upper === 'NONE' || upper === 'NOASSERTION') {
    const repairs = upper === token.text ? [] : [`"${token.text}" read as ${upper}`];
    return { ok: true, value: upper === 'NONE' ? NONE : NOASSERTION, repairs };
  }
  if (operatorOf(token.text) !== undefined) {
    return { ok: false, message: `a licence is missing before ${token.text}`, offset: 0 };
  }
  return readLicenseWord(token.text, ids);
}

function note(repairs: string[], token: Token, operator: string): void {
  if (token.text !== operator) repairs.push(`"${token.text}" read as ${operator}`);
}

const excerpt = (word: string): string => (word.length > 40 ? `${word.slice(0, 40)}…` : word);

const fail = (message: string, offset: number): ParseResult => ({ ok: false, message, offset });
