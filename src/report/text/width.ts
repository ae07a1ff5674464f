/**
 * How many columns a text takes in a terminal. A small table of our own: Unicode's East Asian wide blocks as ranges, emoji
 * by their Unicode property. A library would add a segmenter to every start (34 ms measured) for text we have already escaped.
 */

// First and last code point of each wide block (Unicode 16, EastAsianWidth W and F).
const WIDE = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2630, 0x2637, 0x268a, 0x268f, 0x2e80, 0x303e, 0x3041, 0x3247, 0x3250, 0xa4c6, 0xa960, 0xa97c,
  0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18df2, 0x1aff0,
  0x1affe, 0x1b000, 0x1b2fb, 0x1d300, 0x1d376, 0x1f200, 0x1f265, 0x20000, 0x3fffd,
] as const;

const ASCII = /^[\x20-\x7e]*$/;
const COMBINING = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
const EMOJI = /^\p{Emoji_Presentation}$/u;
const EMOJI_TEXT = /^\p{Emoji}$/u;
const REGIONAL = /^\p{Regional_Indicator}$/u;
const SKIN_TONE = /^\p{Emoji_Modifier}$/u;
const SKIN_BASE = /^\p{Emoji_Modifier_Base}$/u;

/** Columns of a text without control characters. Combining marks take none, wide characters and emoji two. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  for (const cell of cells(text)) width += cell.width;
  return width;
}

/** One code point, the columns it adds, and where it stands in the text (UTF-16). */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly index: number;
}

/** The code points of a text with the columns that each adds. */
export function* cells(text: string): Iterable<Cell> {
  let index = 0;
  let previous = '';
  for (const character of text) {
    yield { text: character, width: added(character, previous), index };
    previous = character;
    index += character.length;
  }
}

function added(character: string, previous: string): number {
  if (ASCII.test(character)) return 1;
  // Emoji style asked for: a character that was narrow becomes wide.
  if (character === '\ufe0f') return EMOJI_TEXT.test(previous) && !ASCII.test(previous) && added(previous, '') === 1 ? 1 : 0;
  if (COMBINING.test(character)) return 0;
  if (SKIN_TONE.test(character) && SKIN_BASE.test(previous)) return 0;
  if (REGIONAL.test(character)) return 1;
  return EMOJI.test(character) || isWide(character.codePointAt(0) ?? 0) ? 2 : 1;
}

function isWide(point: number): boolean {
  if (point < WIDE[0]) return false;
  for (let i = 0; i < WIDE.length; i += 2) {
    if (point < (WIDE[i] ?? 0)) return false;
    if (point <= (WIDE[i + 1] ?? 0)) return true;
  }
  return false;
}

/** The text cut to `columns` columns, with `end` in place of what was left out. */
export function cutTo(text: string, columns: number, end = '…'): string {
  if (widthOf(text) <= columns) return text;
  const room = columns - widthOf(end);
  let width = 0;
  let kept = '';
  for (const cell of cells(text)) {
    if (width + cell.width > room) break;
    width += cell.width;
    kept += cell.text;
  }
  return room < 0 ? '' : kept + end;
}

/** The text filled with spaces to `columns`; text that is already wider stays. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'right'): string {
  const space = ' '.repeat(Math.max(0, columns - widthOf(text)));
  return side === 'right' ? text + space : space + text;
}
