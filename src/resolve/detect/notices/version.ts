/** Reads the version that goes with a licence's name: "GPL v2 or later", "version 2.1 of the LGPL". */

import type { Family } from '../index-data/rules.ts';
import type { NameFinder } from './names.ts';
import type { Reader } from './reader.ts';

/** The versions named, and whether later ones are admitted. `to` is just past the last word read, `from` the first. */
export interface VersionReading {
  /** Ids as `Family.versions` gives them. */
  readonly ids: readonly string[];
  readonly isLater: boolean;
  readonly from: number;
  readonly to: number;
}

/** How many words may stand between a name and its version. */
const REACH = 22;
const NUMBER = /^\d+(?:\.\d+)*[a-z]?$/;

/** Reads the version after the words [from, to), or else before them. */
export function readVersion(
  reader: Reader,
  finder: NameFinder,
  family: Family,
  from: number,
  to: number,
): VersionReading | undefined {
  return readAfter(reader, finder, family, from, to) ?? readBefore(reader, finder, family, from);
}

function versionId(reader: Reader, family: Family, at: number): string | undefined {
  const word = reader.word(at);
  if (!NUMBER.test(word)) return undefined;
  return Object.hasOwn(family.versions, word) ? family.versions[word] : undefined;
}

function readAfter(reader: Reader, finder: NameFinder, family: Family, from: number, to: number): VersionReading | undefined {
  const { words } = reader;
  for (let at = to; at < words.count && at < to + REACH; ) {
    if (at > to && reader.endsSentence(at - 1) && !/^[^\n]*;/.test(reader.gap(at - 1))) return undefined;
    const id = versionId(reader, family, at);
    if (
      id !== undefined &&
      (at <= to + 1 || reader.is(at - 1, 'version') || reader.word(at).includes('.') || !reader.is(at - 1, 'near'))
    ) {
      return withLater(reader, finder, family, [id], from, at);
    }
    if (reader.is(at, 'filler')) {
      at += 1;
      continue;
    }
    // "GNU General Public License (GPL), version 2": the same name again.
    const again = finder.longestAt(words, at);
    if (again === undefined || again.phrase.target === undefined) return undefined;
    if (typeof again.phrase.target !== 'number') return undefined;
    if (!/[("'[]/.test(reader.gap(at - 1))) return undefined;
    at = again.to;
  }
  return undefined;
}

function readBefore(reader: Reader, finder: NameFinder, family: Family, from: number): VersionReading | undefined {
  for (let at = from - 1; at >= 0 && at >= from - 14; at -= 1) {
    if (reader.endsSentence(at)) return undefined;
    const id = versionId(reader, family, at);
    if (id !== undefined) {
      if (
        !(
          reader.is(at - 1, 'version') ||
          /^[vV]/.test(reader.words.text[reader.words.starts[at] as number] ?? '') ||
          at <= from - 2
        )
      )
        return undefined;
      const reading = withLater(reader, finder, family, [id], at, at);
      return { ...reading, to: from };
    }
    if (!reader.is(at, 'filler') && !reader.is(at, 'later') && reader.word(at) !== 'gnu' && reader.word(at) !== 'and')
      return undefined;
  }
  return undefined;
}

/** Goes on after a version number: more numbers, "+", "or (at your option) any later version". */
function withLater(
  reader: Reader,
  finder: NameFinder,
  family: Family,
  ids: string[],
  from: number,
  number: number,
): VersionReading {
  let last = number;
  // R's `GPL (>= 2)`.
  if (/>=\s*$/.test(reader.gap(number - 1))) return { ids, isLater: true, from, to: number + 1 };
  for (;;) {
    if (reader.words.text.charCodeAt(reader.words.ends[last] as number) === 43) return { ids, isLater: true, from, to: last + 1 };
    const next = nextNumber(reader, family, last);
    if (next === undefined) break;
    ids.push(next.id);
    last = next.at;
  }
  let at = last + 1;
  for (let steps = 0; steps < 14; steps += 1, at += 1) {
    const word = reader.word(at);
    if (reader.is(at, 'join')) {
      const clause = clauseAfter(reader, finder, at, (k) => {
        const id = reader.is(k - 1, 'version') ? versionId(reader, family, k) : undefined;
        return id === undefined || ids.includes(id) ? undefined : id;
      });
      if (clause === undefined) break;
      // "Version 2.1 of the License, or (at your option) version 3, or any later version accepted by …"
      if (clause.version !== undefined) return withLater(reader, finder, family, [...ids, clause.version], from, clause.to - 1);
      return { ids, isLater: !isByProxy(reader, clause.to), from, to: clause.to };
    }
    if (reader.is(at, 'later') && at === last + 1 && !reader.endsSentence(last)) return { ids, isLater: true, from, to: at + 1 };
    if (steps > 0 && reader.endsSentence(at - 1) && !/[,;(]/.test(reader.gap(at - 1))) break;
    if (!reader.is(at, 'between') && !/^(?:19|20)\d\d$/.test(word) && !/^\d{1,2}$/.test(word)) break;
  }
  return { ids, isLater: false, from, to: last + 1 };
}

/** Words between "or" and "later". */
const CLAUSE = 8;

/** Where a clause ends that begins with "or": "or (at your option) any later version", or a version in the place of it. Another licence ends it before. */
export function clauseAfter(
  reader: Reader,
  finder: NameFinder,
  at: number,
  versionAt: (at: number) => string | undefined,
): { readonly to: number; readonly version?: string } | undefined {
  if (!reader.is(at, 'join')) return undefined;
  const last = Math.min(reader.words.count - 1, at + CLAUSE);
  for (let k = at + 1; k <= last; k += 1) {
    if (reader.is(k, 'later')) return { to: k + (reader.is(k + 1, 'version') ? 2 : 1) };
    const version = versionAt(k);
    if (version !== undefined) return { to: k + 1, version };
    // "Or, as soon as they are approved, subsequent versions".
    if (ACCEPTED.test(reader.word(k)) || reader.endsSentence(k) || finder.longestAt(reader.words, k) !== undefined)
      return undefined;
  }
  return undefined;
}

const ACCEPTED = /^(?:accepted|approved|endorsed)$/;

/** Later versions that somebody has to accept first are not admitted yet. */
export const isByProxy = (reader: Reader, at: number): boolean => ACCEPTED.test(reader.word(at)) && !reader.endsSentence(at - 1);

/** "version 2 or 3", "versions 2 and 3", "2 or version 3". */
function nextNumber(reader: Reader, family: Family, at: number): { id: string; at: number } | undefined {
  const word = reader.word(at + 1);
  let next = at + 1;
  if (word === 'or' || word === 'and') next += 1;
  else if (!/^\s*[,/]\s*$/.test(reader.gap(at))) return undefined;
  while (
    reader.is(next, 'version') ||
    reader.word(next) === 'at' ||
    reader.word(next) === 'your' ||
    reader.word(next) === 'option'
  )
    next += 1;
  const id = versionId(reader, family, next);
  return id === undefined ? undefined : { id, at: next };
}
