/** Works that end up in one program: which of their licences exclude each other. */
import { type License, license } from '../../model/expression.ts';
import type { Inventory } from '../../model/inventory.ts';
import { ABSENT, RELATION_KINDS, SCOPES, type Scope } from '../../model/relations.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import type { Clash, Subject } from '../check.ts';
import { admittedVersions } from '../judging/leaf.ts';
import { isForPrograms } from '../use/terms.ts';
import type { Reason } from './answer.ts';
import type { Compatibility } from './compatibility.ts';

/** Everything shipped under one licence from one root. */
interface Holding {
  readonly leaf: License;
  first: number;
  count: number;
  /** True when its copyleft reaches the whole work under the declared use. */
  reaches: boolean;
}

/** Finds each pair of licences once, with the first components that have them. `reaches` gives the licences whose copyleft wants the whole work. */
export function findClashes(
  inventory: Inventory,
  subjects: readonly Subject[],
  rulebook: Rulebook,
  compatibility: Compatibility,
  reaches: (subject: Subject) => readonly string[],
): readonly Clash[] {
  const reaching = new Map<number, readonly string[]>();
  for (const subject of subjects) {
    const licenses = subject.component.own ? [] : reaches(subject);
    if (licenses.length > 0) reaching.set(subject.index, licenses);
  }
  if (reaching.size === 0) return [];
  const clashes = new Map<string, Clash>();
  const seen = new Uint32Array(inventory.components.length);
  const starts = inventory.roots.length > 0 ? inventory.roots : [...reaching.keys()];
  starts.forEach((root, round) => {
    const holdings = new Map<string, Holding>();
    for (const index of workOf(root, inventory, seen, round + 1)) {
      const subject = subjects[index];
      if (!subject || subject.component.own || !subject.usage.isShipped || !PARTS.has(subject.component.kind)) continue;
      for (const leaf of subject.leaves) {
        if (leaf.leaf.kind !== 'license' || leaf.facts === undefined || !isForPrograms(leaf.facts)) continue;
        const holding = holdings.get(leaf.license) ?? { leaf: leaf.leaf, first: index, count: 0, reaches: false };
        holding.count += 1;
        holding.first = Math.min(holding.first, index);
        holding.reaches ||= reaching.get(index)?.includes(leaf.license) ?? false;
        holdings.set(leaf.license, holding);
      }
    }
    // Sorted, so that a finding is about the same component whatever way the graph was walked.
    const sorted = [...holdings].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, holder] of sorted) {
      if (!holder.reaches) continue;
      for (const [otherName, other] of sorted) {
        const key = [name, otherName].sort().join('\0');
        // What one author joins in one work is that author's business.
        if (name === otherName || other.first === holder.first || clashes.has(key)) continue;
        const reasons = excludes(holder.leaf, other, rulebook, compatibility);
        if (!reasons) continue;
        clashes.set(key, {
          holder: holder.first,
          license: name,
          other: other.first,
          otherLicense: otherName,
          more: other.count - 1,
          reasons,
        });
      }
    }
  });
  return [...clashes.values()];
}

const PARTS: ReadonlySet<string> = new Set(['library', 'file']);

/** Why the other work cannot go under the holder's licence, nor, where both want the whole work, the holder under the other's. */
function excludes(
  holder: License,
  other: Holding,
  rulebook: Rulebook,
  compatibility: Compatibility,
): readonly Reason[] | undefined {
  const under = (inbound: License, outbound: License): readonly Reason[] | undefined => {
    // Whoever combines may choose among the versions that "or later" admits.
    const answers = [outbound.id, ...admittedVersions(outbound, rulebook)].map((id) =>
      compatibility.into(inbound, id === outbound.id ? outbound : license(id, outbound.exception), 'link'),
    );
    return answers.some(({ answer }) => answer !== 'no') ? undefined : answers.at(-1)?.reasons;
  };
  const reasons = under(other.leaf, holder);
  if (!reasons) return undefined;
  return other.reaches && !under(holder, other.leaf) ? undefined : reasons;
}

const TOOLS: ReadonlySet<Scope | undefined> = new Set(['dev', 'test', 'build']);

/** The components that a root is built of, itself included. `seen` is stamped with the round, so that it serves every root. */
function* workOf(root: number, { relations }: Inventory, seen: Uint32Array, round: number): Iterable<number> {
  const stack = [root];
  seen[root] = round;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    yield at;
    for (let edge = relations.firstOf[at] ?? 0; edge < (relations.firstOf[at + 1] ?? 0); edge += 1) {
      const kind = RELATION_KINDS[relations.kind[edge] ?? 0];
      const to = relations.to[edge] ?? 0;
      if ((kind !== 'depends-on' && kind !== 'contains') || seen[to] === round) continue;
      // Another root may ship what is only a tool here.
      if (TOOLS.has(SCOPES[relations.scope[edge] ?? ABSENT])) continue;
      seen[to] = round;
      stack.push(to);
    }
  }
}
