/** A few members of a JSON object, straight from its bytes: building the rest took a quarter of a scan's time. */

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const SPACE = 0x20;

/** The names of the members that are wanted, ready to be compared with bytes. */
export interface Wanted {
  readonly names: readonly string[];
  readonly bytes: readonly Uint8Array[];
}

/** Prepares names for `readMembers`. */
export function wantMembers(...names: readonly string[]): Wanted {
  return { names, bytes: names.map((name) => Buffer.from(name)) };
}

/**
 * The members of the object that `bytes` (UTF-8, no byte order mark) holds whose keys are wanted; the last of equal
 * keys counts, as for any parser. `undefined` for whatever is unusual or broken: the whole parser then says what it is.
 * What nobody asked for is skipped by its quotes and brackets, not read.
 */
export function readMembers(bytes: Buffer, wanted: Wanted): Readonly<Record<string, unknown>> | undefined {
  const { length } = bytes;
  const members: Record<string, unknown> = {};
  let at = skipSpace(bytes, 0, length);
  if (at >= length || bytes[at] !== OPEN_BRACE) return undefined;
  at = skipSpace(bytes, at + 1, length);
  if (at < length && bytes[at] === CLOSE_BRACE) return skipSpace(bytes, at + 1, length) === length ? members : undefined;
  while (at < length && bytes[at] === QUOTE) {
    const keyEnd = endOfString(bytes, at, length);
    if (keyEnd < 0) return undefined;
    const name = nameAt(bytes, at + 1, keyEnd - 1, wanted);
    // A key may be spelled with escapes.
    if (name === ESCAPED) return undefined;
    at = skipSpace(bytes, keyEnd, length);
    if (at >= length || bytes[at] !== COLON) return undefined;
    at = skipSpace(bytes, at + 1, length);
    const end = endOfValue(bytes, at, length);
    if (end <= at) return undefined;
    if (name !== '' && !take(members, name, bytes, at, end)) return undefined;
    at = skipSpace(bytes, end, length);
    if (at >= length) return undefined;
    if (bytes[at] === CLOSE_BRACE) return skipSpace(bytes, at + 1, length) === length ? members : undefined;
    if (bytes[at] !== COMMA) return undefined;
    at = skipSpace(bytes, at + 1, length);
  }
  return undefined;
}

const ESCAPED = '\\';

/** The wanted name that the bytes spell, `''` for another, `ESCAPED` where an escape must be read first. */
function nameAt(bytes: Buffer, start: number, end: number, wanted: Wanted): string {
  for (let i = start; i < end; i += 1) if (bytes[i] === BACKSLASH) return ESCAPED;
  for (let w = 0; w < wanted.names.length; w += 1) {
    const name = wanted.bytes[w];
    if (name === undefined || name.length !== end - start || name[0] !== bytes[start]) continue;
    let i = 1;
    while (i < name.length && name[i] === bytes[start + i]) i += 1;
    if (i === name.length) return wanted.names[w] ?? '';
  }
  return '';
}

function take(members: Record<string, unknown>, name: string, bytes: Buffer, start: number, end: number): boolean {
  const isText = bytes[start] === QUOTE;
  const text = isText ? bytes.toString('utf8', start + 1, end - 1) : bytes.toString('utf8', start, end);
  if (isText && !text.includes('\\')) return put(members, name, text);
  try {
    return put(members, name, JSON.parse(isText ? `"${text}"` : text));
  } catch {
    return false;
  }
}

/** `__proto__` is a key like any other here. */
function put(members: Record<string, unknown>, name: string, value: unknown): true {
  if (name === '__proto__') Object.defineProperty(members, name, { value, enumerable: true, configurable: true, writable: true });
  else members[name] = value;
  return true;
}

function skipSpace(bytes: Buffer, from: number, length: number): number {
  let at = from;
  while (at < length) {
    const code = bytes[at] as number;
    if (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09) break;
    at += 1;
  }
  return at;
}

/** The offset past the closing quote; -1 where the text breaks off or holds a control character. */
function endOfString(bytes: Buffer, from: number, length: number): number {
  let at = from + 1;
  while (at < length) {
    const code = bytes[at] as number;
    if (code === QUOTE) return at + 1;
    if (code < SPACE) return -1;
    at += code === BACKSLASH ? 2 : 1;
  }
  return -1;
}

/** The offset past a value; `from` or -1 where there is none. */
function endOfValue(bytes: Buffer, from: number, length: number): number {
  if (from >= length) return -1;
  const first = bytes[from];
  if (first === QUOTE) return endOfString(bytes, from, length);
  let at = from;
  if (first !== OPEN_BRACE && first !== OPEN_BRACKET) {
    while (at < length && isWordByte(bytes[at] as number)) at += 1;
    return at;
  }
  let depth = 0;
  while (at < length) {
    const code = bytes[at] as number;
    if (code === QUOTE) {
      at = endOfString(bytes, at, length);
      if (at < 0) return -1;
      continue;
    }
    at += 1;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
    else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** Bytes of numbers, `true`, `false` and `null`. */
function isWordByte(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x61 && code <= 0x7a) ||
    code === 0x2d ||
    code === 0x2b ||
    code === 0x2e ||
    code === 0x45
  );
}
