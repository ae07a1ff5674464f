/** The values at the ends of a nested value, within a budget: aliases can make a short card stand for a huge one. */
import { isRecord } from '../../io/parse/own.ts';
import type { KeyPath } from '../../model/location.ts';

export interface Leaf {
  /** Text, number, truth value; never a list or a mapping unless nested too deeply. */
  readonly value: unknown;
  readonly keys: KeyPath;
}

/** Values looked at in one key, and levels below it. */
const NODES = 2000;
const DEPTH = 3;

/**
 * Every end of `value` that is not null or empty, in order; a mapping's own values, or only the one that `pick` chooses.
 * What lies deeper than three levels comes as it is.
 */
export function leavesOf(
  value: unknown,
  keys: KeyPath,
  pick?: (mapping: Readonly<Record<string, unknown>>) => string | undefined,
): readonly Leaf[] {
  // What nearly every value is.
  if (typeof value === 'string' && value !== '') return [{ value, keys }];
  const found: Leaf[] = [];
  let budget = NODES;
  const visit = (node: unknown, path: KeyPath): void => {
    if (budget <= 0 || node === undefined || node === null || node === '') return;
    budget -= 1;
    const children = path.length - keys.length >= DEPTH ? undefined : childrenOf(node, pick);
    if (children === undefined) found.push({ value: node, keys: path });
    else for (const [key, child] of children) visit(child, path.concat(key));
  };
  visit(value, keys);
  return found;
}

function childrenOf(
  node: unknown,
  pick: ((mapping: Readonly<Record<string, unknown>>) => string | undefined) | undefined,
): readonly (readonly [string | number, unknown])[] | undefined {
  if (Array.isArray(node)) return node.slice(0, NODES).map((item: unknown, i) => [i, item] as const);
  if (!isRecord(node)) return undefined;
  const picked = pick?.(node);
  return Object.entries(node)
    .filter(([key]) => picked === undefined || key === picked)
    .slice(0, NODES);
}
