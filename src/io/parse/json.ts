/** JSON (https://www.rfc-editor.org/rfc/rfc8259). The engine's parser does the work; a fault is placed by a scanner of ours. */
import { type Parsed, positionAt } from './parsed.ts';

/**
 * Parses JSON. Deep nesting is no danger here, but it is to whoever recurses over the value. A `__proto__` key becomes
 * an own property: read values with `own`.
 */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    const { offset, message } = faultOf(text);
    return { ok: false, problem: { message, ...positionAt(text, offset) } };
  }
}

const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const SPACE = /[\t\n\r ]*/y;

/** The first place where the text stops being JSON. Engines word this differently and do not always say where. */
function faultOf(text: string): { readonly offset: number; readonly message: string } {
  const open: ('{' | '[')[] = [];
  let at = 0;
  let expecting: 'value' | 'first-key' | 'key' | 'first-item' | 'after' = 'value';
  for (;;) {
    at = skip(SPACE, text, at);
    const char = text[at];
    if (char === undefined) {
      if (open.length === 0 && expecting === 'after') return { offset: at, message: 'cannot be read as JSON' };
      return { offset: at, message: at === 0 ? 'is empty' : 'ends too early' };
    }
    if (expecting === 'after') {
      const inside = open.at(-1);
      if (inside === undefined) return { offset: at, message: 'goes on after its end' };
      if (char === ',') expecting = inside === '{' ? 'key' : 'value';
      else if (char === (inside === '{' ? '}' : ']')) open.pop();
      else return { offset: at, message: `needs a comma or a closing ${inside === '{' ? 'brace' : 'bracket'} here` };
      at += 1;
    } else if (expecting === 'key' || expecting === 'first-key') {
      if (char === '}' && expecting === 'first-key') {
        open.pop();
        expecting = 'after';
        at += 1;
        continue;
      }
      const end = char === '"' ? endOfString(text, at) : -1;
      if (end < 0)
        return { offset: at, message: char === '"' ? 'has a key without end here' : 'needs a key in double quotes here' };
      at = skip(SPACE, text, end);
      if (text[at] !== ':') return { offset: at, message: 'needs a colon here' };
      at += 1;
      expecting = 'value';
    } else if (char === ']' && expecting === 'first-item') {
      open.pop();
      expecting = 'after';
      at += 1;
    } else if (char === '{' || char === '[') {
      open.push(char);
      expecting = char === '{' ? 'first-key' : 'first-item';
      at += 1;
    } else {
      const end = char === '"' ? endOfString(text, at) : skip(LITERAL, text, at);
      if (end <= at) return { offset: at, message: char === '"' ? 'has a text without end here' : 'needs a value here' };
      at = end;
      expecting = 'after';
    }
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** The offset past the closing quote, or -1 where the text breaks off or holds what JSON forbids. */
function endOfString(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x22) return i + 1;
    if (code < 0x20) return -1;
    if (code === 0x5c) {
      i += 1;
      if (!'"\\/bfnrtu'.includes(text[i] ?? ' ')) return -1;
      if (text[i] === 'u' && !/^[0-9a-fA-F]{4}$/.test(text.slice(i + 1, i + 5))) return -1;
    }
  }
  return -1;
}
