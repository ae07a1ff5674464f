/** Licences named in running text: notices, headers, short references. */

import type { Family, NameRules, Phrase } from '../index-data/rules.ts';
import { familyOf } from './families.ts';
import { invariantsAfter } from './invariants.ts';
import type { NameFinder, NameHit } from './names.ts';
import type { Reader } from './reader.ts';
import { isChanged, isGlued, type Role, roleOf } from './roles.ts';
import { clauseAfter, isByProxy, readVersion, type VersionReading } from './version.ts';

/** A licence named in the text. Positions count words. */
export interface Mention {
  /** The licences it stands for, any of which may be chosen; empty when the name is a family's and says no version. */
  readonly licenses: readonly string[];
  /** The family, so that a vaguer mention yields to a clearer one. */
  readonly family: string;
  /** `grant` this is under it; `title` a line of its own; `pointer` where to read it. */
  readonly role: Role;
  readonly isVersioned: boolean;
  /** "GPL 2.0" rather than "the GNU General Public License": it may leave out that later versions will do. */
  readonly isShort: boolean;
  readonly from: number;
  readonly to: number;
}

/** Names that are read of one phrase. */
const OFTEN = 1000;

export function findMentions(reader: Reader, finder: NameFinder, names: NameRules): Mention[] {
  const { words } = reader;
  const mentions: Mention[] = [];
  const heard = new Map<unknown, number>();
  for (let at = 0; at < words.count; ) {
    const hit = finder.longestAt(words, at);
    if (hit === undefined) {
      at += 1;
      continue;
    }
    // A name that was read a thousand times says nothing new.
    const times = (heard.get(hit.phrase) ?? 0) + 1;
    heard.set(hit.phrase, times);
    if (times > OFTEN) {
      at = hit.to;
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
  return mentions.filter((mention, i) => !isFormer(reader, mention, mentions[i + 1]));
}

/** "Relicensed: MIT → ISC", "changed from the MIT to the ISC license": what it was before. */
function isFormer({ words }: Reader, { from, to }: Mention, next: Mention | undefined): boolean {
  if (next === undefined || next.from - to > FORMER) return false;
  const between = words.text.slice(words.ends[to - 1], words.starts[next.from]);
  if (/(?:→|->|=>)[\s[('"*_]*$/.test(between)) return true;
  const before = words.text.slice(Math.max(0, (words.starts[from] as number) - 40), words.starts[from]);
  return /^\s*(?:licen[sc]e\s*)?to\s+(?:the\s+)?$/i.test(between) && /\bfrom\s+(?:the\s+)?$/i.test(before);
}
/** Words of an address that may stand between the two. */
const FORMER = 8;

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
  const to = Math.max(hit.to, version?.to ?? hit.to, isVersionInside(phrase) ? laterEnd(reader, finder, hit.to) : 0);
  const role = roleOf(reader, hit, from, to, previous);
  if (role === undefined) return undefined;
  const said = meaning(phrase.target, family, version, reader, finder, hit);
  // A BSD-style licence may be any, and so may a modified one.
  const isStyle = isChanged(reader, from, to) || (STYLE.test(reader.word(to)) && !reader.endsSentence(to - 1));
  if (isStyle) return { ...said, licenses: [], isVersioned: false, role: 'pointer', isShort: true, from, to };
  // Where a text of the GPL is kept does not say whether later versions are admitted.
  const isOpen = role === 'pointer' && family?.isGnu === true && said.isVersioned && version?.isLater === false;
  return { ...said, ...(isOpen && { licenses: [] }), role, isShort: phrase.isWeak === true, from, to };
}

function meaning(
  target: number | string,
  family: Family | undefined,
  version: VersionReading | undefined,
  reader: Reader,
  finder: NameFinder,
  hit: NameHit,
): Pick<Mention, 'licenses' | 'family' | 'isVersioned'> {
  if (family !== undefined) {
    if (version === undefined)
      return { licenses: family.bare === undefined ? [] : [family.bare], family: family.id, isVersioned: false };
    const port = family.ports === undefined ? undefined : portAfter(reader, version.to);
    if (port !== undefined) {
      const id = family.ports?.[`${version.ids[0]}-${port}`];
      return { licenses: id === undefined ? [] : [id], family: family.id, isVersioned: true };
    }
    const last = version.ids.length - 1;
    const said = family.id === 'GFDL' ? invariantsAfter(reader, version.to) : '';
    const licenses = version.ids.map((id, i) => spell(`${id}${said}`, family.isGnu === true, version.isLater && i === last));
    return { licenses, family: family.id, isVersioned: true };
  }
  if (target === 'NOASSERTION') return { licenses: [], family: 'BSD', isVersioned: false };
  const spelled = String(target);
  const isGnu = spelled.startsWith('gnu:');
  const id = isGnu ? spelled.slice(4) : spelled;
  if (isVersionInside(hit.phrase)) {
    const isLater =
      reader.words.text.charCodeAt(reader.words.ends[hit.to - 1] as number) === 43 || laterEnd(reader, finder, hit.to) > hit.to;
    return { licenses: [spell(id, isGnu, isLater)], family: familyOf(id), isVersioned: true };
  }
  return { licenses: id.includes(' OR ') ? id.split(' OR ') : [id], family: familyOf(id), isVersioned: true };
}

/** Only the GNU licences have ids that say whether later versions are admitted; elsewhere a plus does. */
const spell = (id: string, isGnu: boolean, isLater: boolean): string =>
  isGnu ? `${id}${isLater ? '-or-later' : '-only'}` : `${id}${isLater ? '+' : ''}`;

/** GPLv2, "Mozilla Public License 1.1". */
const isVersionInside = (phrase: Phrase): boolean =>
  isGlued(phrase) || (/\d$/.test(phrase.words.at(-1) ?? '') && /-\d[\d.]*[a-z]?$/.test(String(phrase.target)));

/** Countries to whose law a Creative Commons licence was ported, as the list of ids writes them. */
const COUNTRIES: Readonly<Record<string, string>> = {
  australia: 'AU',
  austria: 'AT',
  belgium: 'BE',
  brazil: 'BR',
  canada: 'CA',
  chile: 'CL',
  china: 'CN',
  croatia: 'HR',
  czech: 'CZ',
  denmark: 'DK',
  england: 'UK',
  estonia: 'EE',
  finland: 'FI',
  france: 'FR',
  germany: 'DE',
  greece: 'GR',
  igo: 'IGO',
  india: 'IN',
  ireland: 'IE',
  israel: 'IL',
  italy: 'IT',
  japan: 'JP',
  korea: 'KR',
  luxembourg: 'LU',
  mexico: 'MX',
  netherlands: 'NL',
  norway: 'NO',
  poland: 'PL',
  portugal: 'PT',
  romania: 'RO',
  scotland: 'SCOTLAND',
  spain: 'ES',
  sweden: 'SE',
  switzerland: 'CH',
  taiwan: 'TW',
  uk: 'UK',
  us: 'US',
  usa: 'US',
};

const CODES = new Set(Object.values(COUNTRIES));

/** The country in "CC BY-SA 2.0 Korea" and "CC-BY-SA-2.0-KR". */
function portAfter(reader: Reader, at: number): string | undefined {
  const word = reader.word(at);
  if (reader.gap(at - 1) === '-' && /^[a-z]{2}$/.test(word)) return word.toUpperCase();
  const { text, starts, ends } = reader.words;
  const spelled = text.slice(starts[at], ends[at]);
  if (reader.gap(at - 1) === ' ' && CODES.has(spelled)) return spelled;
  if (/[.;\n]/.test(reader.gap(at - 1).trimStart())) return undefined;
  const known = Object.hasOwn(COUNTRIES, word) ? COUNTRIES[word] : undefined;
  if (known !== undefined) return known;
  return word === 'united' && reader.word(at + 1) === 'states'
    ? 'US'
    : word === 'united' && reader.word(at + 1) === 'kingdom'
      ? 'UK'
      : undefined;
}

/** Where "or later" or "or (at your option) any later version" ends that begins at a word; that word when it does not. */
function laterEnd(reader: Reader, finder: NameFinder, at: number): number {
  if (reader.is(at, 'later') && !reader.endsSentence(at - 1)) return at + 1;
  const to = clauseAfter(reader, finder, at, () => undefined)?.to;
  return to === undefined || isByProxy(reader, to) ? at : to;
}

const STYLE = /^(?:like|style|type|styled)$/;
