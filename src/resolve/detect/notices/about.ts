/** Whether a sentence that names a licence speaks of something else: of what may be combined, of another time, of another work. */
import { EMPTY_LINE } from '../words/lines.ts';
import type { Reader } from './reader.ts';

/** Whether a name, the words from `from` up to `to`, is not said of this work as it is now. */
export function isAboutElse(reader: Reader, from: number, to: number): boolean {
  if (isAboutCompatibility(reader, from)) return true;
  const { text, starts, ends } = reader.words;
  const start = starts[from] as number;
  const ahead = text.slice(Math.max(0, start - FAR), start);
  if (IN_COMPOUND.test(ahead) || isOfAnotherTime(text, start, ends[to - 1] as number)) return true;
  return ahead.includes(' not') && isAboutAnother(ahead);
}

/** Whether what stands at a place of a text is said of how the work was or will be licensed. */
export function isOfAnotherTime(text: string, start: number, end: number): boolean {
  const behind = text.slice(end, end + NEAR);
  if (FUTURE.test(behind)) return true;
  const ahead = text.slice(Math.max(0, start - SENTENCE), start);
  const sentence = ahead.split(SENTENCE_END).at(-1) ?? '';
  if (CHANGE.test(sentence) || FORMER.test(sentence)) return true;
  return BECOMES.test(sentence) && TIME.test(sentence + (behind.split(SENTENCE_END)[0] ?? ''));
}
/** How much of a text is looked at before and after a name, in UTF-16 units. */
const FAR = 600;
const SENTENCE = 300;
const NEAR = 100;
const SENTENCE_END = new RegExp(`[.;!?]["')\\]]*\\s|${EMPTY_LINE.source}`);

/** "Functional Source License, Version 1.1, MIT Future License", "FCL-1.0-MIT": what the licence will turn into is part of its name. */
const FUTURE = /^[\s\d.,v]*future\s+licen[sc]e\b/i;
const IN_COMPOUND = /[A-Za-z]-\d+(?:\.\d+)?-$/;

/** "As of the Change Date use of this software will be governed by …" licenses nothing yet. */
const CHANGE = /\bchange\s+(?:date|licen[sc]e)\b/i;
/** "Each release becomes available under … two years later". */
const BECOMES = /\b(?:becomes?|converts?|converted|turns|transitions?|reverts?)\b[^.;]{0,40}$/i;
const TIME = /\b(?:years?|months?|days|anniversary|date)\b/i;
/** "Versions before 2.0 were released under …" says what they were. */
const FORMER =
  /\b(?:(?:earlier|older|previous|prior|former|past|old)\s+(?:versions?|releases?)|(?:versions?|releases?)\s+(?:before|prior\s+to|older\s+than|earlier\s+than|up\s+to|until|below)\s[\w. ]{0,20})\s*(?:are|is|were|was|remains?|ha(?:ve|s|d)\s+been)\b/i;

/** "…makes it possible to combine it with software released under the GPL; it is GPL-compatible" licenses nothing. */
function isAboutCompatibility(reader: Reader, from: number): boolean {
  for (let at = from - 1; at >= from - 30 && at >= 0; at -= 1) {
    if (reader.endsSentence(at)) return false;
    if (/compatib/.test(reader.word(at))) return true;
  }
  return false;
}

/**
 * "The kettle is not part of this package. It is licensed under …": what the file is beside has another licence. Of a part that stands in the
 * package this is never said: only words for what was received count, not "the software".
 */
function isAboutAnother(ahead: string): boolean {
  if (!OUTSIDE.test(ahead)) return false;
  const paragraph = ahead.split(EMPTY_LINE).at(-1) ?? '';
  const [, ...sentences] = paragraph.slice(paragraph.search(OUTSIDE)).split(/[.;]\s+/);
  return OUTSIDE.test(paragraph) && sentences.length > 0 && sentences.every((sentence) => /^(?:It|They)\s/.test(sentence));
}
const OUTSIDE =
  /\b(?:is|are) not\s+(?:(?:a\s+)?part\s+of|included\s+in|bundled\s+with|distributed\s+with|shipped\s+with)\s+(?:this|the|our)\s+(?:package|repository|archive|distribution|tarball|download|release|bundle)\b/;
