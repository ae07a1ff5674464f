/** One thing under two purls becomes one thing. */
import type { SeenComponent } from '../model/inventory.ts';
import { type Purl, withoutVersion } from '../model/purl.ts';
import { mergeComponents } from './merge-component.ts';

/**
 * Joins what is one thing under two purls: names of one hub that differ in case, and a bare name without a version
 * beside the versions that are really there. Answers what each purl that went away stands for now.
 */
export function unify(seen: Map<Purl, SeenComponent>): ReadonlyMap<Purl, readonly Purl[]> {
  const gone = new Map<Purl, readonly Purl[]>();
  const become = (component: SeenComponent, purls: readonly Purl[]): void => {
    seen.delete(component.purl);
    gone.set(component.purl, purls);
    for (const purl of purls) addComponent(seen, { ...component, purl });
  };
  for (const spellings of spelledInWays(seen)) {
    const [first, ...others] = spellings.sort(
      (a, b) => Number(a.nameOnly === true) - Number(b.nameOnly === true) || (a.purl < b.purl ? -1 : 1),
    );
    for (const other of others) if (first) become(other, [first.purl]);
  }
  const bare = [...seen.values()].filter((component) => component.nameOnly === true && component.version === undefined);
  const wanted = new Set(bare.map((component) => identity(component.purl)));
  const versions = group(
    wanted.size === 0
      ? []
      : [...seen.values()].filter((component) => component.version !== undefined && wanted.has(identity(component.purl))),
    (component) => identity(component.purl),
  );
  for (const component of bare) {
    const real = versions.get(identity(component.purl));
    if (real)
      become(
        component,
        real.map((one) => one.purl),
      );
  }
  return gone;
}

/** The components of one hub whose names differ in case only: several in each list. */
function spelledInWays(seen: ReadonlyMap<Purl, SeenComponent>): Iterable<SeenComponent[]> {
  const first = new Map<string, SeenComponent>();
  const several = new Map<string, SeenComponent[]>();
  for (const component of seen.values()) {
    if (!component.purl.startsWith('pkg:huggingface/')) continue;
    const name = component.purl.toLowerCase();
    const known = first.get(name);
    const list = several.get(name);
    if (known === undefined) first.set(name, component);
    else if (list === undefined) several.set(name, [known, component]);
    else list.push(component);
  }
  return several.values();
}

/** The name alone: without version, and without where a copy was fetched from. */
function identity(purl: Purl): string {
  const name = withoutVersion(purl);
  const folded = name.startsWith('pkg:huggingface/') ? name.toLowerCase() : name;
  return folded.includes('repository_url=') ? folded : folded.replace(/\?.*$/, '');
}

/** Adds a sighting to those of the same purl. */
export function addComponent(seen: Map<Purl, SeenComponent>, component: SeenComponent): void {
  const known = seen.get(component.purl);
  seen.set(component.purl, known ? mergeComponents(known, component) : component);
}

function group<K, T>(items: readonly T[], keyOf: (item: T) => K): ReadonlyMap<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
