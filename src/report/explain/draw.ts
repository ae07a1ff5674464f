/** The few shapes that an explanation is drawn with. */
import type { Look, Paint } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { pad, widthOf } from '../text/width.ts';
import { wrap } from '../text/wrap.ts';

/** One thing said about a subject. Strings are escaped here. */
export interface Entry {
  readonly title: string;
  /** Shown after the title, dimmed: clause, trigger. */
  readonly aside?: string;
  /** Sentences beneath the title. */
  readonly body?: readonly string[];
  readonly paint?: Paint;
}

/** The name of the subject and what it is called. */
export function drawTitle(name: string, called: string, look: Look): string[] {
  const [first = '', ...rest] = wrap(`${clipped(name)}  ${clipped(called)}`, look.prose);
  const head = clipped(name);
  return [
    look.strong(look.accent(first.slice(0, head.length))) + look.strong(first.slice(head.length)),
    ...rest.map((line) => look.strong(`  ${line}`)),
  ];
}

/** Sentences, indented. */
export function drawText(texts: readonly string[], look: Look, indent = 2, paint: Paint = (text) => text): string[] {
  return texts.flatMap((text) => wrap(clipped(text, 2000), look.prose - indent).map((line) => ' '.repeat(indent) + paint(line)));
}

/** A heading with its entries; nothing without entries. */
export function drawSection(heading: string, entries: readonly Entry[], look: Look): string[] {
  if (entries.length === 0) return [];
  return ['', look.dim(`  ${heading}`), ...entries.flatMap((entry) => drawEntry(entry, look))];
}

function drawEntry({ title, aside, body = [], paint = (text) => text }: Entry, look: Look): string[] {
  const head = clipped(title);
  const beside = aside === undefined || aside === '' ? '' : clipped(aside, 600);
  const lead = `  ${look.glyph.bullet} `;
  const indent = widthOf(lead);
  const oneLine = widthOf(head) + 2 + widthOf(beside) <= look.prose - indent;
  const first = wrap(head, look.prose - indent).map((line, i) => (i === 0 ? lead : ' '.repeat(indent)) + paint(line));
  const last = first.at(-1) ?? '';
  const lines =
    beside === ''
      ? first
      : oneLine
        ? [...first.slice(0, -1), `${last}  ${look.dim(beside)}`]
        : [...first, ...drawText([beside], look, indent, look.dim)];
  return [...lines, ...drawText(body, look, indent)];
}

/** Names and values in two columns. */
export function drawPairs(pairs: readonly (readonly [string, string])[], look: Look): string[] {
  const column = Math.max(0, ...pairs.map(([name]) => widthOf(clipped(name))));
  return pairs.flatMap(([name, value]) => {
    const indent = 2 + column + 2;
    if (look.prose - indent < 20) return [`  ${look.dim(clipped(name))}`, ...drawText([value], look, 4)];
    return wrap(clipped(value, 2000), look.prose - indent).map((line, i) =>
      `  ${look.dim(pad(i === 0 ? clipped(name) : '', column))}  ${line}`.trimEnd(),
    );
  });
}
