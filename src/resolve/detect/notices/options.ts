/** Lists from which the reader may choose: "under any of the following licenses:" above an item for each of them. */
import type { Stretch } from '../answer/finding.ts';

/** Words that give a choice, and words that announce licences of which the items say "or". */
const CHOOSE =
  /\b(?:(?:dual|double|tri|triple|triply|multi|multiple|disjunctive)[- ]*(?:ly[- ]*)?licen[sc]\w*|(?:either|any|one)(?: one)? of (?:the |these )?(?:\w+ )?(?:following|licen[sc]es)|(?:choose|pick|select) (?:one|either|which|any|between|from|the licen[sc]e)|at your (?:choice|option))\b|\b(?:either|any of|one of):\s*$/i;
const ANNOUNCE = /\b(?:licen[sc]\w*|terms|restrictions of)\b[^\n]*:\s*$/i;
const MARK = /^[ \t]*(?:[-*•+]|\(?(?:\d{1,2}|[a-zA-Z])[.)])[ \t]+/;
const SAYS_OR = /(?:^|[\s,;])or[\s*/]*$/i;
const BEGINS_OR = /^(?:[ \t]*(?:[-*•+]|\(?(?:\d{1,2}|[a-zA-Z])[.)])[ \t]+)or\b/i;

/** How many lines may stand between the announcement and the first item, and how many items and lines a list may have. */
const APART = 5;
const MOST = 8;
const LONGEST = 40;

/** The items of each list, in UTF-16 offsets. */
export function readOptions(text: string): readonly (readonly Stretch[])[] {
  if (!/licen[sc]/i.test(text)) return [];
  const lines = linesOf(text);
  const lists: Stretch[][] = [];
  // Only the lines shortly above an item are read: they are few.
  let item = -1;
  for (let at = 0; at < lines.length; at += 1) {
    if (item <= at) item = nextItem(lines, at + 1);
    if (item > at + APART + 1) {
      at = item - APART - 2;
      continue;
    }
    const { said } = lines[at] as Line;
    const isChoice = CHOOSE.test(said) || CHOOSE.test(`${said} ${lines[at + 1]?.said ?? ''}`);
    if (!isChoice && !ANNOUNCE.test(said)) continue;
    const list = itemsBelow(lines, at);
    if (list === undefined || !(isChoice || list.saysOr)) continue;
    lists.push(list.items);
    at = list.next - 1;
  }
  return lists;
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Without the marks of a comment. */
  readonly said: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  // In a comment every line begins with a star or the like; an item has a mark of its own behind it.
  const isComment = /^[ \t]*\/\*/m.test(text) || /^(?:[ \t]*(?:\/\/|#|;)[^\n]*\n){3}/.test(text);
  for (const line of text.split('\n')) {
    const said = isComment ? line.replace(/^[ \t]*(?:\/\*+|\*(?!\/)|\/\/+|#+|;+)/, '') : line;
    lines.push({ start: start + line.length - said.length, end: start + line.length, said });
    start += line.length + 1;
  }
  return lines;
}

/** The first line from `at` on that is marked as an item; beyond the last one when there is none. */
function nextItem(lines: readonly Line[], at: number): number {
  for (let next = at; next < lines.length; next += 1) if (MARK.test((lines[next] as Line).said)) return next;
  return lines.length + APART + 2;
}

/** The list that begins soon below a line. */
function itemsBelow(lines: readonly Line[], at: number): { items: Stretch[]; saysOr: boolean; next: number } | undefined {
  let first = at + 1;
  while (first <= at + APART && !MARK.test(lines[first]?.said ?? '')) first += 1;
  const mark = kindOf(lines[first]?.said ?? '');
  if (mark === undefined) return undefined;
  const items: Stretch[] = [];
  let saysOr = false;
  let next = first;
  for (; next < lines.length && next < first + LONGEST && items.length < MOST; next += 1) {
    const { start, end, said } = lines[next] as Line;
    const last = items.at(-1);
    if (kindOf(said) === mark) {
      saysOr ||= items.length > 0 && (BEGINS_OR.test(said) || SAYS_OR.test(lines[next - 1]?.said ?? ''));
      items.push({ start, end });
    } else if (said.trim() === '') {
      // An item may have paragraphs, further in than its mark.
      const after = lines[nextSaid(lines, next)];
      if (after === undefined || (kindOf(after.said) !== mark && !isInside(after.said, mark))) break;
    } else if (last !== undefined) items[items.length - 1] = { start: last.start, end };
  }
  return items.length < 2 ? undefined : { items, saysOr, next };
}

/** The next line within a list's length that is not empty. */
function nextSaid(lines: readonly Line[], at: number): number {
  let next = at;
  while (next < at + LONGEST && lines[next]?.said.trim() === '') next += 1;
  return next;
}

/** How an item is marked: by what, and how far in. */
function kindOf(said: string): string | undefined {
  const mark = MARK.exec(said)?.[0];
  return mark
    ?.replace(/\d+/, '1')
    .replace(/[a-z]/, 'a')
    .replace(/[A-Z]/, 'A')
    .replace(/[ \t]+$/, '');
}

const indentOf = (said: string): number => said.length - said.trimStart().length;
const isInside = (said: string, mark: string): boolean => indentOf(said) > indentOf(mark);
