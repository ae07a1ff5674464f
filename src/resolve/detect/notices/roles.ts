/** What the words around a licence's name make of it: a grant, a title, a pointer to a text, or nothing. */

import type { Phrase } from '../index-data/rules.ts';
import { isAboutElse } from './about.ts';
import type { NameHit } from './names.ts';
import type { Reader } from './reader.ts';

/** `grant` this is under it; `title` a line of its own; `pointer` where to read it. */
export type Role = 'grant' | 'title' | 'pointer';

/** How far around a name to look for words that make it a statement. */
const BEFORE = 16;
/** In a text this short names are all there is. */
const SHORT = 8;
/** … and in one this short a name comes first for a reason: "MIT -- see …". */
const BRIEF = 40;

/** What the words around a name make of it; `undefined` when it says nothing about this work. */
export function roleOf(
  reader: Reader,
  hit: NameHit,
  from: number,
  to: number,
  previous: { readonly role: Role; readonly to: number } | undefined,
): Role | undefined {
  const { words } = reader;
  if (isAgainst(reader, hit, from, to) || (hit.phrase.isWeak && isOfThing(reader, to))) return undefined;
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
    // "Under the terms of either:" goes on in the list below it.
    if (reader.endsParagraph(at) ? !reader.gap(at).startsWith(':') : reader.endsSentence(at)) break;
    if (reader.is(at, 'grant')) grants += 1;
    if (reader.is(at, 'near') && at >= from - 4 && !isTag(reader, at)) near += 1;
    if (reader.is(at, 'pointer')) pointers += 1;
  }
  const follows = reader.is(to, 'near') || (reader.is(to, 'grant') && !reader.endsSentence(to - 1));
  const isListed = previous !== undefined && from - previous.to <= 3 && previous.role !== 'pointer';
  if (isField || isRemark(reader, from, to) || isOfPart(reader, from, to)) return 'grant';
  if (isHeaded(reader, from)) return 'title';
  // "Nest is MIT licensed."
  if (hit.phrase.words.at(-1) === 'licensed') return 'grant';
  if (hit.phrase.isWeak) {
    if (near > 0 || (follows && reader.is(to, 'near')) || (isListed && previous?.role === 'grant') || (isListed && grants > 0))
      return pointers > 0 && grants === 0 ? 'pointer' : 'grant';
    // "This file is GPLv2": a name with its version inside needs no more.
    if (isGlued(hit.phrase) && /^(?:is|are)$/.test(reader.word(from - 1))) return 'grant';
    if (isAlone) return words.count <= 12 || hit.phrase.words.length > 1 ? 'title' : undefined;
    if (words.count <= BRIEF && from === 0 && isSentence(reader, from, to)) return 'title';
    if (words.count <= SHORT && from <= 1 && (to >= words.count || /^(?:or|and)$/.test(reader.word(to)))) return 'title';
    return isListed && previous?.role === 'title' ? 'title' : undefined;
  }
  if (isAlone || isSentence(reader, from, to) || (grants === 0 && followsHolder(reader, from, to))) return 'title';
  if (grants === 0 && COMMON_LICENSES_AFTER.test(lineAfter(reader, to))) return 'pointer';
  if (pointers > 0) return grants > 1 ? 'grant' : 'pointer';
  if (grants > 0 || isListed) return 'grant';
  return reader.is(to, 'grant') ? 'grant' : words.count <= 16 ? 'title' : undefined;
}

/** A name with its version inside: GPLv2. */
export const isGlued = ({ target }: Phrase): boolean => typeof target === 'string' && target.startsWith('gnu:');

function isAgainst(reader: Reader, hit: NameHit, from: number, to: number): boolean {
  for (let at = from - 1; at >= from - 5; at -= 1) {
    if (at < 0 || reader.endsSentence(at)) break;
    // "Under section 7 of GPL version 3, …" speaks of the licence, not of the work.
    if (reader.is(at, 'against') || /^sections?$/.test(reader.word(at))) return true;
  }
  if (isAboutElse(reader, hit.from, hit.to)) return true;
  return /^(?:compatible|compatibility|incompatible)$/.test(reader.word(to)) && !reader.endsSentence(to - 1);
}

/** "Zlib Library", "MIT Media Lab": a short name that something else bears. */
const THING =
  /^(?:library|libraries|module|package|project|framework|tool|tools|toolkit|compression|decompression|engine|parser|team|group|lab|labs|media|university|press|api|port|bindings)$/;
const isOfThing = (reader: Reader, to: number): boolean => THING.test(reader.word(to)) && /^[ \t-]*$/.test(reader.gap(to - 1));

/** `@license` above the name of the software is a mark for tools. */
const isTag = ({ words }: Reader, at: number): boolean => words.text.charCodeAt((words.starts[at] as number) - 1) === 64;

/** A licence that somebody made out of it. */
const CHANGED = /^(?:modified|customi[sz]ed|custom|adapted|altered|amended|tweaked)$/;
export const isChanged = (reader: Reader, from: number, to: number): boolean =>
  (CHANGED.test(reader.word(from - 1)) && !reader.endsSentence(from - 1)) ||
  (reader.word(to) === 'modified' && /^[\s,]*$/.test(reader.gap(to - 1)) && /^(?:to|by|for)$/.test(reader.word(to + 1)));

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

// Letters by their ranges: a class by property takes a millisecond to compile.
const NO_WORD = /[^0-9A-Za-z\u00aa\u00b5\u00ba\u00c0-\u1fff\u3040-\uffef]+/g;

/** A line that holds the name, a version, and little else. */
function standsAlone(reader: Reader, from: number, to: number): boolean {
  const { text, starts, ends } = reader.words;
  const start = starts[from] as number;
  const end = ends[to - 1] as number;
  const ahead = text.slice(Math.max(0, start - LINE), start);
  // Where links lead is not said.
  const behind = text.slice(end, end + LINKS).replace(LINK, ' ');
  const isOpenAhead = start > LINE && !ahead.includes('\n');
  const isOpenBehind = end + LINKS < text.length && !behind.includes('\n');
  if (isOpenAhead || isOpenBehind) return false;
  const before = ahead
    .slice(ahead.lastIndexOf('\n') + 1)
    .replace(NO_WORD, ' ')
    .trim();
  const lineEnd = behind.indexOf('\n');
  const after = behind
    .slice(0, lineEnd < 0 ? behind.length : lineEnd)
    .replace(NO_WORD, ' ')
    .trim();
  return (before === '' || /^(?:the|a|license|licence|\d+)$/i.test(before)) && (after === '' || AFTER_NAME.test(after));
}

const AFTER_NAME =
  /^(?:(?:(?:international|unported|generic) ?)?(?:public ?)?(?:license|licence|agreement|text|notice)?|[A-Za-z\u00c0-\u1fff\u3040-\uffef]{1,4})$/i;
/** So far a line with links goes on. */
const LINKS = 500;
const LINK = /\]\([^)\s]{1,300}\)/g;

/** "BSD 3-Clause license, see LICENSE file.": the name, and where to read it. */
function isSentence(reader: Reader, from: number, to: number): boolean {
  const begins = from === 0 || reader.endsSentence(from - 1);
  return begins && reader.is(to, 'pointer') && /^\s*[,;(:-]/.test(reader.gap(to - 1));
}

/** "kettle. MIT License. Tea House": a name on one line with what it is said of, as bundlers leave it of a file's head. */
const isRemark = (reader: Reader, from: number, to: number): boolean =>
  /^\.[ \t]+$/.test(reader.gap(from - 1)) && /^licen[sc]e$/.test(reader.word(to - 1)) && /^\.[ \t]/.test(reader.gap(to - 1));

/** "This product includes software from the kettle project (MIT)", in a file that tells of parts. */
function isOfPart(reader: Reader, from: number, to: number): boolean {
  const { text, ends } = reader.words;
  if (!reader.isOfParts || !reader.gap(from - 1).endsWith('(') || !text.startsWith(')', ends[to - 1])) return false;
  for (let at = from - 1; at >= 0 && at >= from - BEFORE && !reader.endsSentence(at); at -= 1)
    if (INCLUDES.test(reader.word(at))) return true;
  return false;
}
const INCLUDES = /^(?:includes?|included|contains?|incorporates?|bundles?|uses?)$/;

/** "(c) 2017 Tea House. MIT License": after the copyright, the licence. */
function followsHolder(reader: Reader, from: number, to: number): boolean {
  const { text, starts, ends } = reader.words;
  const start = starts[from] as number;
  const end = ends[to - 1] as number;
  if (!/^[^0-9A-Za-z\u00c0-\u1fff\u3040-\uffef]*(?:\n|$|[-.,;()©]|\s\()/.test(text.slice(end, end + 40))) return false;
  const ahead = text.slice(Math.max(0, start - LINE), start);
  const line = ahead.lastIndexOf('\n');
  const above = ahead.slice(ahead.lastIndexOf('\n', line - 1) + 1, Math.max(0, line));
  const mark = /©|\(c\)|copyright/i;
  return mark.test(ahead.slice(line + 1)) || (ahead.length - line <= NAME_LINE && mark.test(above));
}

/** On the line below a copyright the name begins soon. */
const NAME_LINE = 20;

/** The first word below a heading that says "License": `MIT © Tea House`. */
function isHeaded(reader: Reader, from: number): boolean {
  const { text, starts } = reader.words;
  const start = starts[from] as number;
  const ahead = text.slice(Math.max(0, start - LINE), start);
  const [line = '', ...above] = ahead.split('\n').reverse();
  if (above.length === 0 || LETTER.test(line)) return false;
  const heading = above.find((other) => LETTER.test(other));
  return heading !== undefined && ABOUT.test(heading);
}

const ABOUT =
  /^\W*(?:(?:copyright|author|legal) (?:and|&) )?licen[sc](?:e|es|ing)(?:\s*(?:and|&|\/)\s*(?:copyright|attribution|credits))?\W*$/i;
// By ranges: a class by property takes a millisecond to compile.
const LETTER = /[0-9A-Za-z\u00c0-\u1fff\u3040-\uffef]/;
