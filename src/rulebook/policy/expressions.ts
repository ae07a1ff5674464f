/** Licence expressions in a policy: a typo must not weaken the gate, so every id is checked. */
import type { LicenseExpression } from '../../model/expression.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { readLicense } from '../../spdx/normalize.ts';
import { parseExpression } from '../../spdx/parse.ts';
import { print } from '../../spdx/print.ts';
import type { PolicyDocument } from './document.ts';
import { distance, nearest } from './nearest.ts';
import type { PlacedText } from './read.ts';

/** Reads an expression, or notes why it is none, with the nearest thing that would be one. */
export function readExpression(placed: PlacedText, document: PolicyDocument, rulebook: Rulebook): LicenseExpression | undefined {
  const { text, node } = placed;
  const parsed = parseExpression(text, rulebook.spdxIds);
  if (!parsed.ok) {
    const isUnknown = parsed.message.includes('is not a known');
    const slug = isUnknown ? 'unknown-license' : 'bad-expression';
    const meant = readLicense(text, 'free-text', rulebook).expression;
    if (meant.kind !== 'noassertion') {
      const message = `"${text}" is not an SPDX expression`;
      document.mistake(node, { slug, message, help: helpForName(print(meant)) });
      return undefined;
    }
    const word = /^[^\s()]*/.exec(text.slice(parsed.offset))?.[0] ?? '';
    const start = node.start + offsetIn(document, placed, parsed.offset);
    const span = isUnknown && word !== '' ? { start, end: start + word.length } : node;
    document.mistake(span, { slug, message: parsed.message, help: helpForWord(word, rulebook) });
    return undefined;
  }
  for (const { id } of licensesOf(parsed.expression)) {
    const meant = nearReference(id, rulebook);
    if (meant !== undefined) {
      const message = `"${id}" is not known, and very near to ${meant}`;
      document.mistake(node, { slug: 'unknown-license', message, help: `Write \`${meant}\` if that is what you mean.` });
      return undefined;
    }
  }
  for (const repair of parsed.repairs.filter(changesMeaning)) {
    const help = 'Write the id as it is read, so that readers see what holds.';
    document.mistake(node, { slug: 'license-repaired', message: repair, help, severity: 'note' });
  }
  return parsed.expression;
}

/** Where a character of the value stands in the file, for values on one line. Quotes come before it. */
function offsetIn(document: PolicyDocument, { text, node }: PlacedText, offset: number): number {
  const { excerpt, column } = document.place(node);
  const at = excerpt.indexOf(text, column - 1);
  return at < 0 ? 0 : at - (column - 1) + offset;
}

function helpForName(meant: string): string {
  return meant.includes('LicenseRef-licheck-family-')
    ? `Name one licence; \`${meant}\` is the whole family, judged by its strictest member.`
    : `Write \`${meant}\` if that is what you mean.`;
}

function helpForWord(word: string, rulebook: Rulebook): string {
  const near = nearest(word, rulebook.ids) ?? nearest(word, rulebook.exceptionIds);
  if (near !== undefined) return `Write \`${near}\` if that is what you mean.`;
  return 'Write an SPDX id or expression, a LicenseRef-, or a selector such as category:permissive.';
}

/** A reference that nobody described is the house's own, unless it is all but equal to one that is described. */
function nearReference(id: string, rulebook: Rulebook): string | undefined {
  if (!id.startsWith('LicenseRef-') || rulebook.facts(id) !== undefined) return undefined;
  const isOurs = id.startsWith('LicenseRef-licheck-') || id.startsWith('LicenseRef-scancode-');
  let best: string | undefined;
  let limit = isOurs ? 3 : 2;
  for (const candidate of rulebook.ids) {
    if (!candidate.startsWith('LicenseRef-') || candidate.length < 20 || differsInVersion(id, candidate)) continue;
    const edits = distance(id.toLowerCase(), candidate.toLowerCase(), limit);
    if (edits > limit) continue;
    best = candidate;
    limit = edits - 1;
  }
  return best;
}

/** `LicenseRef-house-1` and `LicenseRef-house-2` differ on purpose. */
const differsInVersion = (a: string, b: string): boolean => a.replace(/[\d.]+/g, '') === b.replace(/[\d.]+/g, '');

/** Case is the same id; an old id that was replaced, or letters that were put in order, is worth a note. */
const changesMeaning = (repair: string): boolean => {
  const match = /^"(.*)" read as (.*)$/.exec(repair);
  return match !== null && match[1]?.toLowerCase() !== match[2]?.toLowerCase();
};
