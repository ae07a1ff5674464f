/** Reading values that came from outside: own keys only, one shape at a time. */

/** An object's own value under a key; `undefined` for anything else. Inherited and `__proto__` trickery is not seen. */
export function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Record<string, unknown>)[key];
  // Only a name that every object inherits needs a second look.
  return found === undefined || !(key in Object.prototype) || Object.hasOwn(value, key) ? found : undefined;
}

/** An own value that is a text that is not empty. */
export function ownText(value: unknown, key: string): string | undefined {
  const found = own(value, key);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** An own value that is a list; an empty list for anything else. */
export function ownList(value: unknown, key: string): readonly unknown[] {
  const found = own(value, key);
  return Array.isArray(found) ? found : [];
}

/** The own entries of an own value that is an object, not a list. */
export function ownEntries(value: unknown, key: string): readonly (readonly [string, unknown])[] {
  const found = own(value, key);
  return isRecord(found) ? Object.entries(found) : [];
}

/** True for an object that is not a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as JSON for a person to recognise: bounded in depth and length, so that no value can hurt. */
export function sketch(value: unknown, depth = 4, length = 200): string {
  const text = draw(value, depth);
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

function draw(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' ? JSON.stringify(value.slice(0, 200)) : String(value);
  }
  if (depth === 0) return '…';
  const items = Array.isArray(value)
    ? value.slice(0, 20).map((item) => draw(item, depth - 1))
    : Object.entries(value)
        .slice(0, 20)
        .map(([key, item]) => `${JSON.stringify(key.slice(0, 50))}:${draw(item, depth - 1)}`);
  return Array.isArray(value) ? `[${items.join(',')}]` : `{${items.join(',')}}`;
}
