/** Reading the head of a card: as much as its front matter needs, no more. */

import type { FrontMatter } from '../../io/parse/front-matter.ts';
import { cutFrontMatter } from '../../io/parse/front-matter.ts';
import type { ProjectFiles } from '../../io/project-files.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { ProjectPath } from '../../model/location.ts';
import { detach } from '../../model/text.ts';

/** The first piece read; nearly every front matter is shorter. */
const FIRST = 16 * 1024;
/** Cards of datasets describe thousands of columns in theirs. */
const MOST = 4 * 1024 * 1024;

/** The head of a Markdown file. `too-large` when the front matter does not end within the bound. */
export type CardHead = { readonly text: string; readonly block: FrontMatter; readonly tooLarge: boolean };

/** Reads and cuts the head; a diagnostic when the file cannot be read. Text that does not begin with a block is short. */
export function readCardHead(path: ProjectPath, files: ProjectFiles): CardHead | Diagnostic {
  const first = files.bytes(path, 0, FIRST);
  if (!(first instanceof Uint8Array)) return first;
  const text = decode(first);
  const block = cutFrontMatter(text);
  // A block that ends with the piece may go on (`---` could be the head of `----`).
  const whole = first.length < FIRST || (block.state === 'found' && block.end < text.length) || block.state === 'none';
  if (whole) return { text, block: apart(block), tooLarge: false };
  const more = files.bytes(path, 0, MOST);
  if (!(more instanceof Uint8Array)) return more;
  const longer = decode(more);
  const cut = cutFrontMatter(longer);
  return { text: longer, block: apart(cut), tooLarge: cut.state === 'unclosed' && more.length === MOST };
}

/** What is kept of a card is mostly cut out of its front matter, and must not keep the body too. */
function apart(block: FrontMatter): FrontMatter {
  return block.state === 'found' ? { ...block, yaml: detach(block.yaml) } : block;
}

/** UTF-8, or UTF-16 with a byte order mark; the mark is dropped, and bytes that are neither become replacement characters. */
function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return UTF8.decode(bytes);
}

const UTF8 = new TextDecoder('utf-8');
