/** From mentions to notices: a vague or passing mention yields to a clear one, and to the text itself. */

import type { Finding, Stretch } from '../answer/finding.ts';
import type { NameRules } from '../index-data/rules.ts';
import { coveredBy } from '../words/covered.ts';
import { joinMentions, type Notice } from './choices.ts';
import { familyOf } from './families.ts';
import { findMentions, type Mention } from './mentions.ts';
import type { NameFinder } from './names.ts';
import type { Reader } from './reader.ts';
import type { AddressBook } from './urls.ts';

/** A stretch of text that another matcher has read, in UTF-16 offsets. */
export interface Taken {
  readonly start: number;
  readonly end: number;
  /** The families of what was read there; empty when it was not recognised. */
  readonly families: readonly string[];
}

/** A title this near to a text that follows is the text's own. */
const TITLE_GAP = 400;

/** `silent` are stretches whose names are not heard, though nothing was read there. */
export function readNotices(
  reader: Reader,
  book: AddressBook,
  finder: NameFinder,
  names: NameRules,
  taken: readonly Taken[],
  silent: readonly Stretch[],
): Finding[] {
  const { starts, ends } = reader.words;
  const startOf = (mention: Mention): number => starts[mention.from] as number;
  const endOf = (mention: Mention): number => ends[mention.to - 1] as number;
  const isTaken = coveredBy([...taken, ...silent]);
  const heard = findMentions(reader, finder, names).filter((mention) => !isTaken(startOf(mention), endOf(mention)));
  const outside = sayVersions(heard, joinMentions(heard, reader, book), taken);
  // "Under either of the ISC and MIT licenses", above their texts, says how the two are joined.
  const joined = joinMentions(outside, reader, book);
  const chosen = new Set(joined.flatMap((notice) => (isChoice(notice) ? notice.mentions : [])));
  const listed = new Set(joined.flatMap((notice) => (isListing(notice) ? notice.mentions : [])));
  const below = createBelow(taken);
  /** "(c) Tea House, based on the pot (ISC License, (c) Pot House)" between the title of a text and the text. */
  const isOfOthers = (mention: Mention, texts: readonly Taken[]): boolean =>
    texts.some(({ families }) =>
      outside.some((other) => other.to <= mention.from && other.role === 'title' && families.includes(other.family)),
    ) && COPYRIGHT.test(lineOf(reader.words.text, startOf(mention)));
  const mentions = outside.filter((mention) => {
    // … but says what the text of a GNU licence does not: that later versions are admitted.
    if (chosen.has(mention) || admitsLater(mention)) return true;
    // What stands right above a text names the text, more or less well.
    const texts = below(endOf(mention));
    if (texts.some(({ families }) => families.includes(mention.family))) return false;
    return mention.role !== 'title' || texts.length === 0 || isOfOthers(mention, texts);
  });
  const textFamilies = new Set(taken.flatMap((item) => item.families));
  const isNews = newsFilter(mentions, textFamilies);
  const kept = spellOut(mentions.filter((mention) => listed.has(mention) || isNews(mention)));
  return joinMentions(kept, reader, book).map((notice) => ({
    expression: notice.expression,
    method: notice.mentions.some((mention) => mention.role === 'grant' && mention.isVersioned) ? 'header' : 'reference',
    start: Math.min(starts[notice.from] as number, notice.list?.[0]?.start ?? Number.POSITIVE_INFINITY),
    end: Math.max(ends[notice.to - 1] as number, notice.list?.at(-1)?.end ?? 0),
    confidence: notice.mentions.every((mention) => mention.role === 'grant') ? 0.95 : 0.85,
  }));
}

const COPYRIGHT = /copyright|\(c\)|©/i;
/** Of the line around a place what is near. */
const SIDE = 300;

function lineOf(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - SIDE), at);
  const [after = ''] = text.slice(at, at + SIDE).split('\n', 1);
  return before.slice(before.lastIndexOf('\n') + 1) + after;
}

const admitsLater = ({ role, isVersioned, licenses }: Mention): boolean =>
  role === 'grant' && isVersioned && licenses.some((id) => /-or-later$|\+$/.test(id));

/** The stretches that begin soon after a place. */
function createBelow(taken: readonly Taken[]): (place: number) => readonly Taken[] {
  const sorted = [...taken].sort((a, b) => a.start - b.start);
  return (place) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Taken).start >= place) high = middle;
      else low = middle + 1;
    }
    let to = low;
    while (to < sorted.length && (sorted[to] as Taken).start < place + TITLE_GAP) to += 1;
    return sorted.slice(low, to);
  };
}

const isChoice = ({ expression, mentions }: Notice): boolean =>
  expression.kind === 'or' && mentions.every((mention) => mention.isVersioned && mention.role === 'grant');

/** "Licensed under GPL, LGPL, MPL and CC-BY-SA licenses" means all of them, whatever the rest of the file speaks of. */
const isListing = ({ mentions }: Notice): boolean =>
  mentions.every(({ role, isVersioned }) => role === 'grant' && !isVersioned) &&
  new Set(mentions.map(({ family }) => family)).size >= LISTED;
const LISTED = 3;

/** In "dual licensed under the MIT and GPL licenses" GPL is the one that the rest of the file speaks of. */
function sayVersions(mentions: readonly Mention[], notices: readonly Notice[], taken: readonly Taken[]): Mention[] {
  const vague = new Set(
    notices.flatMap((notice) =>
      notice.expression.kind === 'or' && notice.mentions.every(({ role }) => role === 'grant')
        ? notice.mentions.filter(
            ({ isVersioned, family }) =>
              !isVersioned && !notice.mentions.some((other) => other.isVersioned && other.family === family),
          )
        : [],
    ),
  );
  if (vague.size === 0) return [...mentions];
  const clear = new Map<string, readonly string[]>();
  for (const { family, licenses, isVersioned, role } of mentions)
    if (isVersioned && role === 'grant' && !clear.has(family)) clear.set(family, licenses);
  for (const { families } of taken)
    for (const id of families) if (familyOf(id) !== id && !clear.has(familyOf(id))) clear.set(familyOf(id), [id]);
  return mentions.map((mention) => {
    const licenses = vague.has(mention) ? clear.get(mention.family) : undefined;
    return licenses === undefined ? mention : { ...mention, licenses, isVersioned: true };
  });
}

/** How clearly a mention speaks: a version counts most, then what the words around it make of it. */
const clarity = (mention: Mention): number => (mention.isVersioned ? 4 : 0) + { pointer: 0, title: 1, grant: 2 }[mention.role];

/** Tells which mentions say something that no clearer one says. */
function newsFilter(all: readonly Mention[], textFamilies: ReadonlySet<string>): (mention: Mention) => boolean {
  const byFamily = new Map<string, number>();
  let gnu = -1;
  let any = -1;
  for (const mention of all) {
    const value = clarity(mention);
    byFamily.set(mention.family, Math.max(byFamily.get(mention.family) ?? -1, value));
    if (isGnu(mention.family)) gnu = Math.max(gnu, value);
    any = Math.max(any, value);
  }
  const families = [...byFamily.keys()];
  return (mention) => {
    const value = clarity(mention);
    // "A Creative Commons license: CC BY 4.0".
    const isWider = !mention.isVersioned && families.some((family) => family.startsWith(`${mention.family}-`));
    const isSaid = isWider || (byFamily.get(mention.family) ?? -1) > value;
    const isSaidOfGnu = isGnu(mention.family) && gnu > value;
    if (!mention.isVersioned && (textFamilies.has(mention.family) || isSaid || isSaidOfGnu)) return false;
    if (mention.role === 'pointer')
      return !textFamilies.has(mention.family) && !isSaid && !isSaidOfGnu && (mention.isVersioned || any <= value);
    // "License: GPLv2" above "either version 2, or any later version": the notice explains the title.
    return mention.role !== 'title' || !isSaid;
  };
}

/** "MPL 1.1/GPL 2.0/LGPL 2.1" above a notice that says "either version 2, or any later version" means those. */
function spellOut(mentions: readonly Mention[]): Mention[] {
  const later = new Set(mentions.filter(({ isShort }) => !isShort).flatMap(({ licenses }) => licenses));
  return mentions.map((mention) => {
    if (!mention.isShort) return mention;
    const licenses = mention.licenses.map((id) => {
      const orLater = id.endsWith('-only') ? id.replace(/-only$/, '-or-later') : `${id}+`;
      return later.has(orLater) && !later.has(id) ? orLater : id;
    });
    return { ...mention, licenses };
  });
}

const isGnu = (family: string): boolean => /^[AL]?GPL$/.test(family);
