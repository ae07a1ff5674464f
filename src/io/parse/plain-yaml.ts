/**
 * YAML 1.2 (https://yaml.org/spec/1.2.2/) of cards and lock files: many, and no one needs places in them.
 * js-yaml reads a card in half the time that yaml takes (45 µs for ten lines), and bounds nesting and aliases itself.
 */
import { load, YAMLException } from 'js-yaml';
import type { ParseProblem } from './parsed.ts';
import { parseSimpleYaml } from './simple-yaml.ts';

const BOUNDS = { maxDepth: 50, maxAliases: 2000 };

export type PlainYaml =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** A key stands twice in one mapping; the value holds the last. */
      readonly duplicate?: ParseProblem;
    }
  | { readonly ok: false; readonly problem: ParseProblem };

/** Parses one document as plain values: no custom tags, no merge keys, `__proto__` an own key. Read values with `own`. */
export function parsePlainYaml(text: string): PlainYaml {
  const simple = parseSimpleYaml(text);
  if (simple !== undefined) return { ok: true, value: simple };
  const first = attempt(text, false);
  if (first.ok || !first.problem.message.includes('duplicated mapping key')) return first;
  const second = attempt(text, true);
  return second.ok ? { ...second, duplicate: first.problem } : first;
}

function attempt(text: string, lastWins: boolean): PlainYaml {
  try {
    return { ok: true, value: load(text, { ...BOUNDS, json: lastWins }) };
  } catch (error) {
    const known = error instanceof YAMLException ? error : undefined;
    const place = { line: (known?.mark?.line ?? 0) + 1, column: (known?.mark?.column ?? 0) + 1 };
    return { ok: false, problem: { message: `is not YAML: ${known?.reason ?? 'it cannot be parsed'}`, ...place } };
  }
}
