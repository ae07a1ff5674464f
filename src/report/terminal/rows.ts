/** The labelled lines that hang beneath a headline: path, note, help. */
import type { Look, Paint } from '../text/ansi.ts';
import { widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';
import type { Page } from './page.ts';

export interface Row {
  /** `path`, `note`, `help`. */
  readonly label: string;
  /** Escaped text; it is wrapped here. Several entries start on lines of their own. */
  readonly texts: readonly string[];
  readonly paint?: Paint;
}

/** The rows joined by one line down the gutter; the last one closes it. */
export function drawRows(rows: readonly Row[], look: Look, gutter: number): string[] {
  const { glyph, frame, prose } = look;
  const margin = ' '.repeat(gutter + 1);
  return rows.flatMap((row, index) => {
    const closes = index === rows.length - 1;
    const hang = Math.min(row.label.length + 2, 9);
    const room = prose - gutter - 3;
    const lines = row.texts.flatMap((text, i) => {
      const first = i === 0 ? `${row.label}: ${text}` : `${' '.repeat(hang)}${text}`;
      // A step of a drawn chain goes on beneath its name.
      const step = text.indexOf(`${glyph.end} `);
      return hangingWrap(first, room, hang + (/^ *$/.test(text.slice(0, Math.max(0, step))) && step >= 0 ? step + 2 : 0));
    });
    return lines.map((line, i) => {
      const lead = i === 0 ? frame(closes ? glyph.end : glyph.tee) : closes ? ' ' : frame(glyph.bar);
      const named = i === 0 && line.startsWith(`${row.label}:`);
      const [head, rest] = named ? [`${row.label}:`, line.slice(row.label.length + 1)] : ['', line];
      return `${margin}${lead} ${named ? look.strong(head) : ''}${row.paint ? row.paint(rest) : rest}`.trimEnd();
    });
  });
}

/** Wrapped lines of which all but the first are indented by `hang`. */
export function hangingWrap(text: string, room: number, hang: number): string[] {
  const lead = /^ */.exec(text)?.[0] ?? '';
  const [first = '', ...rest] = wrap(text.slice(lead.length), Math.max(10, room - Math.max(lead.length, 0)));
  if (rest.length === 0) return [lead + first];
  // Wrapped again without the first line's length, since the hang takes columns from the others only.
  const others = wrap(text.slice(lead.length + first.length).trimStart(), Math.max(10, room - hang));
  return [lead + first, ...others.map((line) => ' '.repeat(hang) + line)];
}

/** Names joined by arrows on one line; the middle is folded when they do not fit `columns`. */
export function arrows(names: readonly string[], joints: readonly string[], look: Look, columns: number): string {
  const join = (kept: readonly { readonly name: string; readonly joint: string }[]): string =>
    kept.map(({ name, joint }, i) => (i === 0 ? name : `${joint} ${name}`)).join(' ');
  const all = names.map((name, i) => ({ name, joint: joints[i - 1] ?? look.glyph.arrow }));
  const whole = join(all);
  // In place of one name the words that it is left out would take as much room.
  if (look.verbose || all.length <= 5 || widthOf(whole) <= columns) return whole;
  const fold = { name: `${look.glyph.more} ${all.length - 4} more`, joint: look.glyph.arrow };
  return join([...all.slice(0, 2), fold, ...all.slice(-2)]);
}

/** Between the components of a way: an arrow, which says how a model was made from the next. */
export function joints(way: readonly string[], page: Page): string[] {
  const { glyph } = page.look;
  return way.slice(1).map((to, i) => {
    const making = page.lineages.making(way[i] ?? '', to);
    return making === undefined || making === 'unknown' ? glyph.arrow : `${glyph.secondary}${making}${glyph.arrow}`;
  });
}
