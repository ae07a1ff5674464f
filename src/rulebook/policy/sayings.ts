/** What one file of a policy says, line by line, with what is needed to lay it over other files. */
import type { PlacedEntry, PlacedNode } from '../../io/parse/placed-yaml.ts';
import type { PolicyValue, SaidLine } from '../../model/effective-policy.ts';
import { type PolicyRule, VERDICTS, type Verdict } from '../../model/policy.ts';
import type { PolicyDocument } from './document.ts';
import type { Layer } from './layer.ts';
import { keyOf } from './merge.ts';
import { entryOf, itemsOf } from './read.ts';

/** One line, and how it meets others. */
export interface Saying extends SaidLine {
  /** Lines about the same subject take one another's place. */
  readonly subject: string;
  /** How strict it is, for lines that can be compared: higher is stricter. */
  readonly rank?: number;
  /** True for items of lists that add up over files. */
  readonly adds?: boolean;
  /** The one licence that the line names. */
  readonly license?: string;
}

const LIST_KEYS = { allowed: 'policy.allow', review: 'policy.review', denied: 'policy.deny' } as const satisfies Record<
  Verdict,
  string
>;
const SEVERITY_RANKS: readonly PolicyValue[] = ['off', 'note', 'warning', 'error'];
const VERDICT_RANKS: readonly PolicyValue[] = ['allow', 'review', 'deny'];

/** The lines of a file, in the file's own order within each section. */
export function sayingsOf(layer: Layer, document: PolicyDocument | undefined): readonly Saying[] {
  const root = document?.root;
  if (document === undefined || root === undefined) return [];
  const policy = entryOf(root, 'policy')?.value;
  const single = (key: string, entry: PlacedEntry | undefined, ranks?: readonly PolicyValue[]): readonly Saying[] => {
    if (entry === undefined) return [];
    const value = plain(entry.value);
    const at = document.place({ start: entry.at.start, end: entry.value.end });
    return [{ key, value, at, why: null, subject: key, ...(ranks?.includes(value) && { rank: ranks.indexOf(value) }) }];
  };
  const items = (key: string, owner: PlacedNode | undefined, name: string, subject: (value: PolicyValue) => string) =>
    itemsOf(owner, name).map((item): Saying => {
      const value = plain(item);
      return { key, value, at: document.place(item), why: null, subject: `${key} ${subject(value)}`, adds: true };
    });
  const each = (key: string): readonly Saying[] =>
    items(key, root, key, () => '').map((item, i) => ({ ...item, subject: `${document.path} ${key} ${i}` }));
  const entries = (node: PlacedNode | undefined): readonly PlacedEntry[] => (node?.kind === 'map' ? node.entries : []);

  return [
    ...single('project.license', entryOf(entryOf(root, 'project')?.value, 'license')),
    ...entries(entryOf(root, 'use')?.value).flatMap((entry) => single(`use.${entry.key}`, entry)),
    ...layer.rules.map(ruleSaying),
    ...single('policy.unknown', entryOf(policy, 'unknown'), VERDICT_RANKS),
    ...items('policy.acknowledge', policy, 'acknowledge', (value) => String(value).replace(/^restriction\s*:\s*/, '')),
    ...single('policy.dev', entryOf(policy, 'dev'), VERDICT_RANKS),
    ...entries(entryOf(policy, 'severity')?.value).flatMap((entry) =>
      single(`policy.severity.${entry.key}`, entry, SEVERITY_RANKS),
    ),
    ...each('components'),
    ...each('exceptions'),
    ...each('clarifications'),
    ...each('choices'),
    ...items('ignore', root, 'ignore', String),
  ];
}

function ruleSaying(rule: PolicyRule): Saying {
  const { selector, verdict, text, at, why } = rule;
  const isOne = selector.kind === 'license' && selector.expression.kind === 'license';
  return {
    key: LIST_KEYS[verdict],
    value: text,
    at,
    why: why ?? null,
    subject: `rule ${keyOf(rule)}`,
    rank: VERDICTS.indexOf(verdict),
    ...(isOne && selector.expression.exception === undefined && { license: selector.expression.id }),
  };
}

/** The tree as plain data; its keys were checked when it was read. */
export function plain(node: PlacedNode): PolicyValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
}
