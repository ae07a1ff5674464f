/**
 * What the body of a card says where its front matter is silent: the lines that card templates carry
 * (huggingface_hub, modelcard_template.md). Prose is not read.
 */

import { countBreaks } from '../../io/parse/front-matter.ts';
import type { RawLicense } from '../../model/component.ts';
import type { Anchor } from '../../model/location.ts';
import { isPlaceholder } from './placeholder.ts';

/** Lines of a body that are looked at. */
const MAX_LINES = 2000;

/** A value on a template line. */
export interface BodyLine {
  readonly text: string;
  readonly at: Anchor;
}

/** `- **License:** apache-2.0` as a declaration of the last rank. */
export function bodyLicense(text: string, from: number, path: string): RawLicense | undefined {
  const found = templateLine(text, from, path, /^licen[cs]e(?:\(s\))?(?: \[optional\])?$/i);
  return found && { text: found.text, field: 'License', vocabulary: 'free-text', rank: 2, at: found.at };
}

/** `- **Finetuned from model [optional]:** leaf/leaf-base`. */
export function bodyBase(text: string, from: number, path: string): BodyLine | undefined {
  return templateLine(text, from, path, /^(?:fine-?tuned from(?: model)?|base model)(?: \[optional\])?$/i);
}

function templateLine(text: string, from: number, path: string, label: RegExp): BodyLine | undefined {
  let line = 1 + countBreaks(text.slice(0, from));
  for (const row of text.slice(from).split(/\r\n|\n|\r/, MAX_LINES)) {
    const match = row.length > 500 ? null : /^(?:[-*+][ \t]+)?\*\*([A-Za-z ()[\]-]{4,40}):?\*\*:?[ \t]*(\S.*)$/.exec(row.trim());
    const value = plain(match?.[2] ?? '');
    if (match && label.test((match[1] ?? '').trim().replace(/:$/, '')) && value !== '' && !isPlaceholder(value)) {
      const column = row.lastIndexOf(value) + 1;
      const place = column > 0 ? { column, endColumn: column + value.length } : {};
      return { text: value, at: { path, line, ...place } };
    }
    line += 1;
  }
  return undefined;
}

/** The text of a Markdown link or of code, else the words. */
function plain(value: string): string {
  const link = /^\[([^\]]{1,200})\]\([^)]{0,500}\)/.exec(value)?.[1];
  return (link ?? value).replace(/^`|`$/g, '').trim();
}
