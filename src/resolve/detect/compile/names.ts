/** Turns the names of rules/detection/names.yaml and of the SPDX list into phrases. */
import type { Family, NameRules, Phrase } from '../index-data/rules.ts';

/** The shape of names.yaml. */
export interface NameData {
  readonly families: readonly {
    readonly id: string;
    readonly gnu?: boolean;
    readonly names: readonly string[];
    readonly weak?: readonly string[];
    readonly versions: Readonly<Record<string, string | number>>;
    readonly bare?: string;
  }[];
  readonly licenses: Readonly<Record<string, { readonly names: readonly string[]; readonly weak?: readonly string[] }>>;
  readonly choices: Readonly<Record<string, readonly string[]>>;
}

/** An id and the name the SPDX list gives it. */
export interface NamedId {
  readonly id: string;
  readonly name: string;
}

/** `ids` are all that the list has. */
export function buildNames(data: NameData, listed: readonly NamedId[], ids: readonly string[]): NameRules {
  const families: Family[] = [];
  const phrases: Phrase[] = [];
  const seen = new Set<string>();
  const add = (words: string, target: number | string, isWeak: boolean): void => {
    for (const spelled of spellings(words)) {
      if (spelled.length === 0 || seen.has(spelled.join(' '))) continue;
      seen.add(spelled.join(' '));
      phrases.push({ words: spelled, target, ...(isWeak && { isWeak: true }) });
    }
  };
  for (const family of data.families) {
    const number = families.length;
    const versions = Object.fromEntries(
      Object.entries(family.versions).map(([version, id]) => [
        version,
        typeof id === 'number' ? `${family.id}-${id.toFixed(1)}` : id,
      ]),
    );
    families.push({
      id: family.id,
      versions,
      ...portsOf(family.id, ids),
      ...(family.gnu && { isGnu: true }),
      ...(family.bare && { bare: family.bare }),
    });
    for (const name of family.names) add(name, number, false);
    for (const name of family.weak ?? []) add(name, number, true);
    if (family.gnu)
      for (const [version, id] of Object.entries(versions))
        for (const glued of [`${family.id}v${version}`, `${family.id}${version}`, `gnu${family.id}v${version}`])
          add(glued.toLowerCase(), `gnu:${id}`, true);
    // "Apache2", "MPLv2".
    if (!family.gnu)
      for (const name of (family.weak ?? []).filter((weak) => !weak.includes(' ')))
        for (const [version, id] of Object.entries(versions))
          for (const glued of [`${name}v${version}`, `${name}${version}`]) add(glued, id, true);
  }
  for (const [license, { names, weak }] of Object.entries(data.licenses)) {
    for (const name of names) add(name, license, false);
    for (const name of weak ?? []) add(name, license, true);
  }
  for (const [expression, names] of Object.entries(data.choices)) for (const name of names) add(name, expression, false);
  for (const { id, base, version } of listed.map(takeApart)) {
    if (base.length < 2 || !/licen[sc]e|agreement|dedication/.test(base.join(' '))) continue;
    // "Functional Source License, Version 1.1, MIT Future License"; what follows GNU's versions the grammar reads.
    const isInside = (word: string, i: number): boolean => i > 0 && base[0] !== 'gnu' && /^\d+\.\d/.test(word);
    const words = base.map((word, i) => (isInside(word, i) ? `{version} ${word}` : word)).join(' ');
    // A family known above keeps its versions; the list only adds names that stand for one licence.
    add(version === undefined ? words : `${words} ${version}`, id, false);
    if (version !== undefined) for (const mark of ['version', 'v']) add(`${words} ${mark} ${version}`, id, false);
  }
  return { families, phrases };
}

/** The licences of a Creative Commons family under the law of a country. */
function portsOf(family: string, ids: readonly string[]): Pick<Family, 'ports'> {
  if (!family.startsWith('CC-')) return {};
  const ported = ids.filter((id) => id.startsWith(family) && /^-\d\.\d-[A-Z]+$/.test(id.slice(family.length)));
  return { ports: Object.fromEntries(ported.map((id) => [id, id])) };
}

/** Plain phrases, each its own target. */
export function buildPhrases(phrases: readonly string[]): Phrase[] {
  return phrases.flatMap((words) => spellings(words).map((spelled) => ({ words: spelled, target: words })));
}

/** Names or wordings of exceptions and riders as phrases. */
export function buildTargets(data: Readonly<Record<string, readonly string[]>>): Phrase[] {
  return Object.entries(data).flatMap(([target, names]) =>
    names.flatMap((name) => spellings(name).map((words) => ({ words, target }))),
  );
}

/** `{gnu} lesser gpl` is two spellings. */
function spellings(words: string): string[][] {
  let all: string[][] = [[]];
  for (const word of words.toLowerCase().match(/\{[^}]*\}|[^\s{}]+/g) ?? []) {
    const bare = word.replace(/[{}:]/g, '');
    all = word.startsWith('{')
      ? all.flatMap((spelled) => [spelled, [...spelled, bare]])
      : all.map((spelled) => [...spelled, bare]);
  }
  return all;
}

/** A listed name without article, quotes and brackets, its version apart. */
function takeApart({ id, name }: NamedId): { id: string; base: string[]; version: string | undefined } {
  const plain = name
    .toLowerCase()
    .replace(/\([^)]*\)|"[^"]*"/g, ' ')
    .replace(/^the /, '')
    .replace(/,? ?\b(?:version |v ?)(?=\d)/g, ' ')
    .replace(/[^\p{L}\p{N}.+]+/gu, ' ')
    .trim();
  const words = plain.split(' ').filter((word) => word !== '' && word !== '.');
  const last = words.at(-1);
  return last !== undefined && /^\d/.test(last) && words.length > 1
    ? { id, base: words.slice(0, -1), version: last }
    : { id, base: words, version: undefined };
}
