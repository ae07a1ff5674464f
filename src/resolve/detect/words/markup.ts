/** What separates words and carries none: HTML tags, entities and asides, Markdown link targets, escaped line breaks. */
import { isAsciiDigit, isAsciiLetter } from './letters.ts';

const TAGS = new Set(
  (
    'a abbr address article b big blockquote body br button caption center cite code col dd div dl dt em figure font footer form h1 h2 h3 h4 h5 h6 ' +
    'head header hr html i img input ins label li link main meta nav ol option p pre s script section select small span strike strong style sub sup ' +
    'table tbody td template tfoot th thead title tr tt u ul var'
  ).split(' '),
);
const LONGEST_TAG = 400;

/** The offset just past the separator at `at`; `code` is the code unit there. */
export function skipMarkup(text: string, at: number, code: number): number {
  if (code === 60) return afterTag(text, at);
  if (code === 38) return afterEntity(text, at);
  if (code === 93 && text.charCodeAt(at + 1) === 40) return afterLinkTarget(text, at);
  if (code === 92) {
    const next = text.charCodeAt(at + 1);
    if (next === 110 || next === 114 || next === 116) return at + 2;
  }
  return at + 1;
}

/** A remark of those who marked the text up. */
const LONGEST_REMARK = 400;
/** In a comment that says such things the licence itself may stand. */
const OF_LICENSES = /licen|copyright|permi|commerc|grant|distribut|spdx|warrant|prohibit/i;

function afterTag(text: string, at: number): number {
  if (text.startsWith('<!--', at)) {
    const remark = text.slice(at, at + LONGEST_REMARK);
    const stop = remark.indexOf('-->');
    return stop < 0 || OF_LICENSES.test(remark.slice(0, stop)) || goesOnFrom(text, at) ? at + 1 : at + stop + 3;
  }
  let start = at + 1;
  if (text.charCodeAt(start) === 47) start += 1;
  let end = start;
  while (end - start < 12 && (isAsciiLetter(text.charCodeAt(end)) || isAsciiDigit(text.charCodeAt(end)))) end += 1;
  if (end === start || !TAGS.has(text.slice(start, end).toLowerCase())) return at + 1;
  const close = text.slice(end, end + LONGEST_TAG).indexOf('>');
  return close < 0 ? at + 1 : end + close + 1;
}

/** Whether the remark right before speaks of licences: each line of a notice may be a remark of its own. */
function goesOnFrom(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - LONGEST_REMARK), at).trimEnd();
  return before.endsWith('-->') && OF_LICENSES.test(before.slice(before.lastIndexOf('<!--')));
}

function afterEntity(text: string, at: number): number {
  let end = at + 1;
  if (text.charCodeAt(end) === 35) end += 1;
  while (end - at < 10 && (isAsciiLetter(text.charCodeAt(end)) || isAsciiDigit(text.charCodeAt(end)))) end += 1;
  return text.charCodeAt(end) === 59 ? end + 1 : at + 1;
}

function afterLinkTarget(text: string, at: number): number {
  const target = text.slice(at + 2, at + 2 + LONGEST_TAG);
  const close = target.search(/[)\s]/);
  return close >= 0 && target[close] === ')' && close > 0 ? at + 3 + close : at + 1;
}
