/** Where every line of the effective policy came from, and which lines it took the place of. */
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { EffectiveLine, EffectivePolicy, OverriddenLine, PolicyChange, SaidLine } from '../../model/effective-policy.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { loadLayers, type PolicyRequest } from './load.ts';
import { type Saying, sayingsOf } from './sayings.ts';

/** Loads the effective policy line by line; the same mistakes as a scan would find mean that there is none. */
export function traceLines(request: PolicyRequest): {
  readonly policy?: EffectivePolicy;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { layers, path, diagnostics } = loadLayers(request);
  if (layers === undefined) return { diagnostics };
  const sayings = layers.layers.map((layer, i) => sayingsOf(layer, layers.documents[i]));
  const lines = [...settle(sayings, request.rulebook), ...builtIn(sayings.flat())];
  lines.sort((a, b) => placeOf(a) - placeOf(b));
  return { policy: { extends: layers.written, path: path ?? null, lines }, diagnostics };
}

/** The order of `licheck.yaml`. */
const ORDER = [
  'project.license',
  'use.commercial',
  'use.distribution',
  'use.monthly-active-users',
  'use.annual-revenue-usd',
  'use.territories',
  'use.fields',
  'use.trains-on-outputs',
  'policy.allow',
  'policy.review',
  'policy.deny',
  'policy.unknown',
  'policy.acknowledge',
  'policy.dev',
  'policy.severity.',
  'components',
  'exceptions',
  'clarifications',
  'choices',
  'ignore',
];

const placeOf = ({ key }: SaidLine): number => ORDER.findIndex((known) => key === known || key.startsWith(known));

/** Lays the sayings over one another, as the policy itself is laid: parents first, and the strictest within one file. */
function settle(layers: readonly (readonly Saying[])[], rulebook: Rulebook): readonly EffectiveLine[] {
  const held = new Map<string, { readonly saying: Saying; readonly over: readonly Saying[] }>();
  for (const layer of layers) {
    for (const [subject, [first, ...more]] of bySubject(layer)) {
      if (first === undefined) continue;
      const before = held.get(subject);
      // A list adds up: whoever said it first has said it. Two lines of one file for one licence: the strictest counts.
      const strictest = more.reduce((best, next) => (rankOf(next) > rankOf(best) ? next : best), first);
      const others = [first, ...more].filter((saying) => saying !== strictest);
      if (before === undefined) held.set(subject, { saying: strictest, over: others });
      else if (first.adds) held.set(subject, { ...before, over: [...before.over, strictest, ...others] });
      else held.set(subject, { saying: strictest, over: [...others, before.saying, ...before.over] });
    }
  }
  const holding = [...held.values()].map(({ saying }) => saying);
  return [...held.values()].map(({ saying, over }) => ({
    ...plain(saying),
    assumed: false,
    over: over.map((other) => overridden(other, saying)),
    before: categoryBehind(saying, holding, rulebook),
  }));
}

function bySubject(sayings: readonly Saying[]): ReadonlyMap<string, readonly Saying[]> {
  const groups = new Map<string, Saying[]>();
  for (const saying of sayings) groups.set(saying.subject, [...(groups.get(saying.subject) ?? []), saying]);
  return groups;
}

/** What no file said: the defaults, and the strict reading of a use that was not declared. */
function* builtIn(said: readonly Saying[]): Iterable<EffectiveLine> {
  const isSaid = (key: string): boolean => said.some((saying) => saying.key === key);
  const line = { at: null, why: null, over: [], before: null };
  if (!isSaid('policy.unknown')) yield { ...line, key: 'policy.unknown', value: 'deny', assumed: false };
  if (!isSaid('policy.dev')) yield { ...line, key: 'policy.dev', value: 'deny', assumed: false };
  if (!isSaid('use.commercial')) yield { ...line, key: 'use.commercial', value: true, assumed: true };
  if (!isSaid('use.distribution')) yield { ...line, key: 'use.distribution', value: ['binary'], assumed: true };
}

const plain = ({ key, value, at, why }: Saying): SaidLine => ({ key, value, at, why });

const overridden = (line: Saying, by: Saying): OverriddenLine => ({ ...plain(line), change: changeOf(line, by) });

/** Higher is stricter; lines that cannot be compared have none. */
const rankOf = ({ rank }: Saying): number => rank ?? 0;

function changeOf(from: Saying, to: Saying): PolicyChange {
  if (from.rank !== undefined && to.rank !== undefined && from.rank !== to.rank)
    return to.rank < from.rank ? 'weaker' : 'stricter';
  return JSON.stringify(from.value) === JSON.stringify(to.value) ? 'same' : 'different';
}

/** The line about the licence's category, when it says something else: a licence by name stands before it. */
function categoryBehind(saying: Saying, holding: readonly Saying[], rulebook: Rulebook): OverriddenLine | null {
  const category = saying.license === undefined ? undefined : rulebook.facts(saying.license)?.category;
  const behind = category && holding.find(({ subject }) => subject === `rule category:${category}`);
  return behind && behind.rank !== saying.rank ? overridden(behind, saying) : null;
}
