/** Licences named in running text: notices, headers, short references. */

import type { Family, NameRules } from '../index-data/rules.ts';
import { familyOf } from './families.ts';
import type { NameFinder, NameHit } from './names.ts';
import type { Reader } from './reader.ts';
import { readVersion, type VersionReading } from './version.ts';

/** A licence named in the text. Positions count words. */
export interface Mention {
  /** The licences it stands for, any of which may be chosen; empty when the name is a family's and says no version. */
  readonly licenses: readonly string[];
  /** The family, so that a vaguer mention yields to a clearer one. */
  readonly family: string;
  /** `grant` this is under it; `title` a line of its own; `pointer` where to read it. */
  readonly role: 'grant' | 'title' | 'pointer';
  readonly isVersioned: boolean;
  /** "GPL 2.0" rather than "the GNU General Public License": it may leave out that later versions will do. */
  readonly isShort: boolean;
  readonly from: number;
  readonly to: number;
}

/** How far around a name to look for words that make it a statement. */
const BEFORE = 16;

export function findMentions(reader: Reader, finder: NameFinder, names: NameRules): Mention[] {
  const { words } = reader;
  const mentions: Mention[] = [];
  for (let at = 0; at < words.count; ) {
    const hit = finder.longestAt(words, at);
    if (hit === undefined) {
      at += 1;
      continue;
    }
    const previous = mentions.at(-1);
    const mention = readMention(hit, reader, finder, names, previous);
    at = Math.max(hit.to, mention?.to ?? 0);
    // "GNU General Public License v2 (GPL)" names one licence twice.
    const isAgain =
      previous !== undefined &&
      previous.family === mention?.family &&
      previous.to === hit.from &&
      /^\s*["']?\(["'\s]*$/.test(reader.gap(hit.from - 1));
    if (mention !== undefined && !isAgain) mentions.push(mention);
  }
  return mentions;
}

function readMention(
  hit: NameHit,
  reader: Reader,
  finder: NameFinder,
  names: NameRules,
  previous: Mention | undefined,
): Mention | undefined {
  const { phrase } = hit;
  const family = typeof phrase.target === 'number' ? names.families[phrase.target] : undefined;
  const version = family && readVersion(reader, finder, family, hit.from, hit.to);
  const from = Math.min(hit.from, version?.from ?? hit.from);
  const to = Math.max(hit.to, version?.to ?? hit.to);
  const role = roleOf(reader, hit, from, to, previous);
  if (role === undefined) return undefined;
  const said = meaning(phrase.target, family, version, reader, hit);
  // Where a text of the GPL is kept does not say whether later versions are admitted.
  const isOpen = role === 'pointer' && family?.isGnu === true && said.isVersioned && version?.isLater === false;
  return { ...said, ...(isOpen && { licenses: [] }), role, isShort: phrase.isWeak === true, from, to };
}

function meaning(
  target: number | string,
  family: Family | undefined,
  version: VersionReading | undefined,
  reader: Reader,
  hit: NameHit,
): Pick<Mention, 'licenses' | 'family' | 'isVersioned'> {
  if (family !== undefined) {
    if (version === undefined)
      return { licenses: family.bare === undefined ? [] : [family.bare], family: family.id, isVersioned: false };
    const suffix = family.isGnu ? (version.isLater ? '-or-later' : '-only') : '';
    const licenses = version.ids.map(
      (id, i) => `${id}${family.isGnu && version.isLater && i < version.ids.length - 1 ? '-only' : suffix}`,
    );
    return { licenses, family: family.id, isVersioned: true };
  }
  if (target === 'NOASSERTION') return { licenses: [], family: 'BSD', isVersioned: false };
  if (typeof target === 'string' && target.startsWith('gnu:')) {
    const isLater = reader.words.text.charCodeAt(reader.words.ends[hit.to - 1] as number) === 43 || followsLater(reader, hit.to);
    const id = target.slice(4);
    return { licenses: [`${id}${isLater ? '-or-later' : '-only'}`], family: familyOf(id), isVersioned: true };
  }
  const license = String(target);
  return { licenses: license.includes(' OR ') ? license.split(' OR ') : [license], family: familyOf(license), isVersioned: true };
}

/** "GPLv2 or later", "GPLv2 or (at your option) any later version". */
function followsLater(reader: Reader, at: number): boolean {
  const word = reader.word(at);
  if (word !== 'or' && word !== 'and') return reader.is(at, 'later');
  for (let k = at + 1; k <= at + 8; k += 1) if (reader.is(k, 'later')) return true;
  return false;
}

/** What the words around a name make of it; `undefined` when it says nothing about this work. */
function roleOf(
  reader: Reader,
  hit: NameHit,
  from: number,
  to: number,
  previous: Mention | undefined,
): Mention['role'] | undefined {
  const { words } = reader;
  if (isAgainst(reader, from, to)) return undefined;
  if (COMMON_LICENSES.test(lineBefore(reader, from))) return 'pointer';
  if (/^\/[{(]?$/.test(reader.gap(from - 1)) && (previous === undefined || previous.to < from))
    return hit.phrase.isWeak ? undefined : 'pointer';
  const isField =
    /^\s*(?:["'`*_]*)\s*[:=>]/.test(reader.gap(from - 1)) && (reader.is(from - 1, 'near') || reader.word(from - 1) === 'version');
  const isAlone = standsAlone(reader, from, to);
  let grants = 0;
  let near = 0;
  let pointers = 0;
  for (let at = from - 1; at >= 0 && at >= from - BEFORE; at -= 1) {
    if (reader.endsParagraph(at)) break;
    const isFar = reader.endsSentence(at);
    if (isFar && at < from - 1) break;
    if (isFar) break;
    if (reader.is(at, 'grant')) grants += 1;
    if (reader.is(at, 'near') && at >= from - 4) near += 1;
    if (reader.is(at, 'pointer')) pointers += 1;
  }
  const follows = reader.is(to, 'near') || (reader.is(to, 'grant') && !reader.endsSentence(to - 1));
  const isListed = previous !== undefined && from - previous.to <= 3 && previous.role !== 'pointer';
  if (isField) return 'grant';
  if (hit.phrase.isWeak) {
    if (near > 0 || (follows && reader.is(to, 'near')) || (isListed && previous?.role === 'grant') || (isListed && grants > 0))
      return pointers > 0 && grants === 0 ? 'pointer' : 'grant';
    // "This file is GPLv2": a name with its version inside needs no more.
    if (isGlued(hit) && /^(?:is|are)$/.test(reader.word(from - 1))) return 'grant';
    if (isAlone) return words.count <= 12 || hit.phrase.words.length > 1 ? 'title' : undefined;
    return isListed && previous?.role === 'title' ? 'title' : undefined;
  }
  if (isAlone) return 'title';
  if (grants === 0 && COMMON_LICENSES_AFTER.test(lineAfter(reader, to))) return 'pointer';
  if (pointers > 0) return grants > 1 ? 'grant' : 'pointer';
  if (grants > 0 || isListed) return 'grant';
  return reader.is(to, 'grant') ? 'grant' : words.count <= 16 ? 'title' : undefined;
}

const isGlued = (hit: NameHit): boolean => typeof hit.phrase.target === 'string' && hit.phrase.target.startsWith('gnu:');

function isAgainst(reader: Reader, from: number, to: number): boolean {
  if (reader.word(from - 1) === 'modified' && !reader.endsSentence(from - 1)) return true;
  for (let at = from - 1; at >= from - 5; at -= 1) {
    if (at < 0 || reader.endsSentence(at)) break;
    // "Under section 7 of GPL version 3, …" speaks of the licence, not of the work.
    if (reader.is(at, 'against') || /^sections?$/.test(reader.word(at))) return true;
  }
  if (isAboutCompatibility(reader, from)) return true;
  if (/^\s*-\s*$/.test(reader.gap(to - 1)) && /^(?:like|style|type|compatible)$/.test(reader.word(to)))
    return /compatible/.test(reader.word(to));
  return /^(?:compatible|compatibility|incompatible)$/.test(reader.word(to)) && !reader.endsSentence(to - 1);
}

/** "…makes it possible to combine it with software released under the GPL; it is GPL-compatible" licenses nothing. */
function isAboutCompatibility(reader: Reader, from: number): boolean {
  for (let at = from - 1; at >= from - 30 && at >= 0; at -= 1) {
    if (reader.endsSentence(at)) return false;
    if (/compatib/.test(reader.word(at))) return true;
  }
  return false;
}

/** Where Debian keeps the texts of common licences. */
const COMMON_LICENSES = /common-licenses\/[^\s]*$/;

const COMMON_LICENSES_AFTER = /common-licenses\//;

function lineAfter(reader: Reader, to: number): string {
  const end = reader.words.ends[to - 1] as number;
  return reader.words.text.slice(end, end + 120);
}

/** No line is looked at farther than this from a name: one line may hold a megabyte, and a name at every word. */
const LINE = 200;

function lineBefore(reader: Reader, from: number): string {
  const { text, starts } = reader.words;
  const start = starts[from] as number;
  const window = text.slice(Math.max(0, start - LINE), start);
  return window.slice(window.lastIndexOf('\n') + 1);
}

/** A line that holds the name, a version, and little else. */
function standsAlone(reader: Reader, from: number, to: number): boolean {
  const { text, starts, ends } = reader.words;
  const start = starts[from] as number;
  const end = ends[to - 1] as number;
  const ahead = text.slice(Math.max(0, start - LINE), start);
  const behind = text.slice(end, end + LINE);
  const isOpenAhead = start > LINE && !ahead.includes('\n');
  const isOpenBehind = end + LINE < text.length && !behind.includes('\n');
  if (isOpenAhead || isOpenBehind) return false;
  const before = ahead
    .slice(ahead.lastIndexOf('\n') + 1)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const lineEnd = behind.indexOf('\n');
  const after = behind
    .slice(0, lineEnd < 0 ? behind.length : lineEnd)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return (
    (before === '' || /^(?:the|a|license|licence|\d+)$/i.test(before)) &&
    (after === '' || /^(?:license|licence|agreement|text|notice|\p{L}{1,4})$/iu.test(after))
  );
}
