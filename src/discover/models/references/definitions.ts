/** Where code gives a name its value. */
import type { Range } from './calls.ts';
import type { Token } from './tokens.ts';

/** Tokens of one value that are looked at. */
const MOST_PARTS = 40;
/** Tokens of one type (`Annotated[str, …]`) that are passed over. */
const MOST_TYPE = 30;

/** The text in `name = "…"`, `name: type = "…"` or `name = Field("…")`, when it is the whole of the value. */
export function textAt(tokens: readonly Token[], i: number): Range | undefined {
  const at = valueAt(tokens, i);
  if (at === undefined) return undefined;
  const from = defaultAt(tokens, at) ?? at;
  const after = tokens[from + 1];
  const isWhole = after === undefined || after.kind === 'end' || /^(?:[;,)}]|as)$/.test(after.value);
  return tokens[from]?.kind === 'text' && isWhole ? { from, to: from + 1 } : undefined;
}

/** The value of `name = OTHER`, `name = OTHER + "…"`, `name = f"…"`: names, texts and plus signs alone. */
export function expressionAt(tokens: readonly Token[], i: number): Range | undefined {
  const at = valueAt(tokens, i);
  if (at === undefined) return undefined;
  const from = defaultAt(tokens, at) ?? at;
  const isInBrackets = tokens[from]?.value === '(' && tokens[from]?.kind === 'sign';
  let to = from + (isInBrackets ? 1 : 0);
  for (; to < from + MOST_PARTS; to += 1) {
    const token = tokens[to];
    if (token === undefined) break;
    if (token.kind === 'end' && isInBrackets) continue;
    if (token.kind === 'end' || (token.kind === 'sign' && /^[;,)}]$/.test(token.value))) break;
    if (token.kind === 'sign' && !/^[.+]$/.test(token.value)) return undefined;
  }
  if (to === from || to === from + MOST_PARTS) return undefined;
  return { from, to: isInBrackets ? to + 1 : to };
}

/** Where the value of an assignment begins. */
function valueAt(tokens: readonly Token[], i: number): number | undefined {
  let at = i + 1;
  if (tokens[at]?.value === ':' && tokens[at]?.kind === 'sign') {
    let depth = 0;
    for (; at < i + MOST_TYPE && tokens[at] !== undefined; at += 1) {
      const { kind, value } = tokens[at] ?? { kind: 'end', value: '' };
      if (depth === 0 && (value === '=' || kind === 'end')) break;
      if (kind === 'sign' && (value === '[' || value === '(')) depth += 1;
      else if (kind === 'sign' && (value === ']' || value === ')')) depth -= 1;
    }
  }
  return tokens[at]?.value === '=' && tokens[at]?.kind === 'sign' ? at + 1 : undefined;
}

/** The default in `field(default=…)`, `Field(…, description="…")`, `typer.Option(…, "--model")`: what holds unless something else is given. */
function defaultAt(tokens: readonly Token[], at: number): number | undefined {
  const name = tokens[at + 1]?.value === '.' ? at + 2 : at;
  if (!DEFAULTING.test(tokens[name]?.value ?? '') || tokens[name + 1]?.value !== '(') return undefined;
  const first = name + 2;
  if (tokens[first + 1]?.value !== '=') return first;
  return tokens[first]?.value === 'default' ? first + 2 : undefined;
}

const DEFAULTING = /^(?:[fF]ield|Option|Argument)$/;

/** Statements begin lines, follow `;` and braces; `const` and `self.` may stand before the name. */
export function startsStatement(tokens: readonly Token[], i: number): boolean {
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
