/** The registry of well-known model and dataset families: what is known of a name when nothing else is at hand. */
import type { ModelKind, ModelRegistryEntry } from '../model/rulebook.ts';

/** Answers the entry whose pattern fits `owner/name` best; names are compared without case. */
export type ModelRegistry = (name: string, kind: ModelKind) => ModelRegistryEntry | undefined;

/** Longer names than any hub gives are not looked up. */
const LONGEST = 300;

/** Makes the registry ready to be asked: entries lie by owner, the pattern with the most letters first. */
export function createModelRegistry(entries: readonly ModelRegistryEntry[]): ModelRegistry {
  const byOwner = new Map<string, Fitting[]>();
  for (const entry of entries) {
    const pattern = entry.pattern.toLowerCase();
    const owner = ownerOf(pattern);
    const parts = pattern.slice(owner.length).split('*');
    const letters = parts.reduce((sum, part) => sum + part.length, 0);
    const key = `${entry.kind}:${owner}`;
    byOwner.set(key, [...(byOwner.get(key) ?? []), { entry, parts, letters }]);
  }
  for (const list of byOwner.values()) list.sort((a, b) => b.letters - a.letters);
  return (name, kind) => {
    if (name.length > LONGEST) return undefined;
    const asked = name.toLowerCase();
    const owner = ownerOf(asked);
    const rest = asked.slice(owner.length);
    if (rest.includes('/')) return undefined;
    return byOwner.get(`${kind}:${owner}`)?.find(({ parts }) => fits(rest, parts))?.entry;
  };
}

interface Fitting {
  readonly entry: ModelRegistryEntry;
  /** What stands between the stars of the name's pattern. */
  readonly parts: readonly string[];
  readonly letters: number;
}

/** `owner/` with its slash, or nothing for a name that a hub keeps without an owner. */
function ownerOf(name: string): string {
  return name.slice(0, name.indexOf('/') + 1);
}

/** Whether the parts stand in the text in this order, the first at its start and the last at its end. */
function fits(text: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  if (parts.length === 1) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = parts.at(-1) ?? '';
  return text.length - last.length >= at && text.endsWith(last);
}
