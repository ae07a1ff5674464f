/** Columns that line up, drawn without lines. */
import type { Paint } from './ansi.ts';
import { cutTo, pad, widthOf } from './width.ts';

/** One cell: escaped text, coloured after it was measured and fitted. */
export interface TableCell {
  readonly text: string;
  readonly paint?: Paint;
  /** A shorter text for when there are only so many columns; without it the text is cut. */
  readonly fit?: (width: number) => string;
}

export interface TableColumn {
  readonly side?: 'left' | 'right';
  /** Given up first when the table is too wide: the lower, the sooner. Absent: never. */
  readonly drop?: number;
  /** Narrowest width to which the column may be cut. Absent: it is never cut. */
  readonly shrinkTo?: number;
}

/** Lines of the table. Columns are dropped or cut until it fits `width`. */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  width: number,
  options: { readonly indent?: number; readonly more?: string } = {},
): string[] {
  const { indent = 2, more = '…' } = options;
  const gap = 2;
  const widths = columns.map((_, i) => rows.reduce((most, row) => Math.max(most, widthOf(row[i]?.text ?? '')), 0));
  const kept = new Set(columns.keys());
  const total = (of: (column: number) => number): number =>
    indent + [...kept].reduce((sum, i) => sum + of(i), 0) + gap * Math.max(0, kept.size - 1);
  const least = (i: number): number => Math.min(widths[i] ?? 0, columns[i]?.shrinkTo ?? Number.POSITIVE_INFINITY);
  // Drop, the least wanted first, until the rest fits when it is cut; then cut no more than it takes, from the right.
  const droppable = [...columns.entries()].filter(([, column]) => column.drop !== undefined);
  for (const [i] of droppable.sort(([, a], [, b]) => (a.drop ?? 0) - (b.drop ?? 0))) if (total(least) > width) kept.delete(i);
  for (const i of [...kept].reverse()) {
    const excess = total((column) => widths[column] ?? 0) - width;
    if (excess > 0) widths[i] = Math.max(least(i), (widths[i] ?? 0) - excess);
  }
  return rows.map((row) => {
    const line = [...kept].map((i) => {
      const cell = row[i] ?? { text: '' };
      const width = widths[i] ?? 0;
      const said = cell.fit && widthOf(cell.text) > width ? cell.fit(width) : cell.text;
      const text = pad(cutTo(said, width, more), width, columns[i]?.side === 'right' ? 'left' : 'right');
      return cell.paint ? paintInside(text, cell.paint) : text;
    });
    return `${' '.repeat(indent)}${line.join(' '.repeat(gap))}`.trimEnd();
  });
}

/** Colours the words and leaves the padding plain, so that lines can be trimmed. */
function paintInside(text: string, paint: Paint): string {
  const inner = text.trim();
  if (inner === '') return text;
  const start = text.indexOf(inner);
  return text.slice(0, start) + paint(inner) + text.slice(start + inner.length);
}
