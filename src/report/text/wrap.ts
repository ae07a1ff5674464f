/** Breaking escaped text into lines of a width. */
import { cells, widthOf } from './width.ts';

/** Lines no wider than `columns`, broken at spaces; a word that is wider is broken where it must. Never empty. */
export function wrap(text: string, columns: number): string[] {
  const room = Math.max(1, columns);
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const word of text.split(' ').flatMap((word) => pieces(word, room))) {
    const more = widthOf(word.text);
    const gap = line === '' || word.glued ? 0 : 1;
    if (width + gap + more > room && line !== '') {
      lines.push(line);
      line = word.text;
      width = more;
    } else {
      line += (gap === 1 ? ' ' : '') + word.text;
      width += gap + more;
    }
  }
  lines.push(line);
  return lines;
}

/** Items joined by `, ` into lines of a width, as many as fit `most` lines; `rest` counts the items left out. */
export function wrapList(
  items: readonly string[],
  columns: number,
  most: number,
): { readonly lines: readonly string[]; readonly rest: number } {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const item of items) {
    const joined = line === '' ? item : `${line}, ${item}`;
    if (line !== '' && widthOf(joined) + 1 > columns) {
      if (lines.length + 1 >= most) break;
      lines.push(`${line},`);
      line = item;
    } else line = joined;
    taken += 1;
  }
  if (line !== '') lines.push(line);
  return { lines, rest: items.length - taken };
}

interface Piece {
  readonly text: string;
  /** Follows the piece before it without a space. */
  readonly glued: boolean;
}

function pieces(word: string, room: number): Piece[] {
  if (widthOf(word) <= room) return [{ text: word, glued: false }];
  const found: Piece[] = [];
  let text = '';
  let width = 0;
  for (const cell of cells(word)) {
    if (width + cell.width > room && text !== '') {
      found.push({ text, glued: found.length > 0 });
      text = '';
      width = 0;
    }
    text += cell.text;
    width += cell.width;
  }
  found.push({ text, glued: found.length > 0 });
  return found;
}
