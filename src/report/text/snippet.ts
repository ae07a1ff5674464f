/** Lines of the user's own files with the marked text underlined, as a compiler shows them. */
import type { AssessedLabel } from '../../model/assessment.ts';
import { groupBy } from '../view/group-by.ts';
import { spotWords } from '../view/labels.ts';
import type { Look, Paint } from './ansi.ts';
import { clipped, visible } from './escape.ts';
import { cells, cutTo, widthOf } from './width.ts';
import { wrap } from './wrap.ts';

const TAB = 4;
/** A longer line is cut before it is measured. */
const LONGEST = 4000;

/** The width of the line-number column for these labels. */
export function gutterOf(labels: readonly AssessedLabel[]): number {
  return labels.reduce((most, label) => Math.max(most, label.excerpt === '' ? 0 : String(label.line).length), 2);
}

/** The labels as snippets: primary first, then file by file, each line once with its labels beneath it. */
export function snippets(labels: readonly AssessedLabel[], look: Look, gutter: number, primary: Paint): string[] {
  const sorted = labels.map(withinExcerpt).sort((a, b) => Number(b.primary) - Number(a.primary));
  return [...groupBy(sorted, (label) => label.path).values()].flatMap((inFile) => snippetOf(inFile, look, gutter, primary));
}

/** A line may be cut before what is marked, as in a minified file: then the place alone is told, and no caret stands under other words. */
function withinExcerpt(label: AssessedLabel): AssessedLabel {
  const isCut = label.excerpt.endsWith('…') && label.column >= label.excerpt.length;
  return isCut ? { ...label, excerpt: '' } : label;
}

function snippetOf(labels: readonly AssessedLabel[], look: Look, gutter: number, primary: Paint): string[] {
  const { glyph, frame } = look;
  const margin = ' '.repeat(gutter + 1);
  const first = labels.find((label) => label.primary) ?? labels.reduce((a, b) => (a.line <= b.line ? a : b));
  const bare = first.excerpt === '';
  const place = `${clipped(first.path, 200)}${bare && first.line <= 1 && first.column <= 1 ? '' : `:${first.line}:${first.column}`}`;
  const lines = [`${margin}${frame(glyph.corner)} ${place}`];
  const byLine = [...groupBy(labels, (label) => String(label.line)).values()];
  let last: number | undefined;
  for (const here of byLine.sort((a, b) => (a[0]?.line ?? 0) - (b[0]?.line ?? 0))) {
    const line = here[0]?.line ?? 0;
    if (last !== undefined && line > last + 1) lines.push(`${margin}${frame(glyph.gap)}`);
    last = line;
    const excerpt = here[0]?.excerpt ?? '';
    const bar = `${margin}${frame(glyph.bar)} `;
    if (excerpt === '') {
      for (const label of here.filter(({ text }) => text !== '')) {
        lines.push(
          ...wrap(clipped(label.text), look.prose - gutter - 3).map((text) => `${bar}${paintFor(label, look, primary)(text)}`),
        );
      }
      continue;
    }
    const shown = layOut(excerpt, here, look.width - gutter - 3, glyph.more);
    lines.push(`${frame(`${String(line).padStart(gutter)} ${glyph.bar}`)} ${shown.text}`.trimEnd());
    for (const label of here) lines.push(...underline(label, shown, look, bar, gutter, primary));
  }
  return lines;
}

const paintFor = (label: AssessedLabel, look: Look, primary: Paint): Paint => (label.primary ? primary : look.frame);

function underline(label: AssessedLabel, shown: Layout, look: Look, bar: string, gutter: number, primary: Paint): string[] {
  const room = look.width - gutter - 3;
  const start = Math.min(shown.columnOf(label.column), Math.max(0, room - 1));
  const end = Math.min(Math.max(shown.columnOf(label.endColumn), start + 1), room);
  const paint = paintFor(label, look, primary);
  const mark = (label.primary ? look.glyph.primary : look.glyph.secondary).repeat(end - start);
  const text = clipped(spotWords(label));
  const line = bar + ' '.repeat(start) + paint(mark);
  if (text === '') return [line];
  if (end + 1 + widthOf(text) <= room) return [`${line} ${paint(text)}`];
  // Beneath the underline, moved left when the words would not fit beside the edge.
  const left = Math.max(0, Math.min(start, room - Math.min(widthOf(text), Math.floor(room * 0.6))));
  return [line, ...wrap(text, room - left).map((part) => `${bar}${' '.repeat(left)}${paint(part)}`)];
}

interface Layout {
  readonly text: string;
  /** Display column of a 1-based UTF-16 column of the excerpt. */
  readonly columnOf: (column: number) => number;
}

/** The excerpt with tabs expanded and unseen characters spelled out; a line wider than `room` is shown around its first label. */
function layOut(excerpt: string, labels: readonly AssessedLabel[], room: number, more: string): Layout {
  const at: number[] = [];
  const drawn: { readonly text: string; readonly width: number; readonly column: number }[] = [];
  let column = 0;
  for (const cell of cells(excerpt.slice(0, LONGEST))) {
    for (let unit = 0; unit < cell.text.length; unit += 1) at[cell.index + unit] = column;
    const text = cell.text === '\t' ? ' '.repeat(TAB - (column % TAB)) : visible(cell.text);
    const width = text === cell.text ? cell.width : widthOf(text);
    drawn.push({ text, width, column });
    column += width;
  }
  const total = column;
  const columnIn = (wanted: number): number => (wanted < 1 ? 0 : (at[wanted - 1] ?? total));
  const whole = drawn.map((cell) => cell.text).join('');
  if (total <= room) return { text: whole, columnOf: columnIn };
  const first = Math.min(...labels.map((label) => columnIn(label.column)));
  const edge = widthOf(more);
  const wished = Math.max(0, Math.min(first - Math.floor(room / 4), total - room));
  if (wished <= edge) return { text: cutTo(whole, room, more), columnOf: columnIn };
  // Start on a whole character, so that a wide one is not cut in half.
  const from = drawn.find((cell) => cell.column >= wished)?.column ?? 0;
  const tail = drawn.filter((cell) => cell.column >= from + edge);
  const shift = (tail[0]?.column ?? from) - edge;
  return {
    text: cutTo(more + tail.map((cell) => cell.text).join(''), room, more),
    columnOf: (c) => Math.max(edge, columnIn(c) - shift),
  };
}
