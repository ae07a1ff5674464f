/** HTML by tagged template: whatever is put in is escaped, unless it came out of a template itself. */
import { clipped, html } from '../text/escape.ts';

/** Markup that a template made. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Part[] | false | null | undefined;

/** Markup with its values escaped; lists are joined, `false`, null and undefined leave nothing. */
export function markup(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(literals.map((literal, i) => literal + spell(parts[i])).join(''));
}

function spell(part: Part): string {
  if (part === undefined || part === null || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string') return html(clipped(part, 2000));
  if (typeof part === 'number') return String(part);
  return part.map(spell).join('');
}
