/** Declared licences as people spell them, read as expressions. What is not certain is NOASSERTION, with the reason. */
import type { Vocabulary } from '../model/component.ts';
import { type LicenseExpression, NOASSERTION } from '../model/expression.ts';
import type { Reading, Rulebook } from '../model/rulebook.ts';
import { licensesOf } from './fold.ts';
import { SPDX_LIMITS } from './limits.ts';
import { readList } from './list.ts';
import { createNameReader, type NameReading } from './names.ts';
import { parseExpression } from './parse.ts';

/** What reading a spelling needs to know. */
export type Names = Pick<Rulebook, 'spdxIds' | 'alias'>;

/**
 * Reads a licence as its author spelled it: an SPDX expression first, then one with repairs, then names by the
 * alias table, then a list of names. Never throws, and takes no longer for hostile text.
 */
export function readLicense(text: string, vocabulary: Vocabulary, names: Names): Reading {
  if (text.length > SPDX_LIMITS.length) return unreadable(`the text is ${text.length} characters long`, SPDX_LIMITS.length);
  const start = text.length - text.replace(/^[\uFEFF\s]+/, '').length;
  const spelling = text.slice(start).trimEnd();
  if (spelling === '') return unreadable('the field is empty', 0);
  const parsed = parseExpression(spelling, names.spdxIds);
  if (parsed.ok) return finish(spelling, { ...parsed, method: parsed.repairs.length > 0 ? 'repaired' : 'spdx' });

  const pointer = /^see (?:the )?(?:accompanying )?(?:licen[cs]e|file|copying)\b/i.exec(spelling);
  if (pointer) return unreadable('it points to a file instead of naming a licence', start);
  const bare = spelling.replace(/^spdx-license-identifier\s*:\s*/i, '');
  const readName = createNameReader(vocabulary, names);
  const read = readName(bare) ?? readWithLink(bare, readName) ?? readList(bare, readName);
  if (read === undefined) return unreadable(reasonFor(spelling, parsed.message), start + parsed.offset);
  if ('conflict' in read) return unreadable(read.conflict, start);
  if (read.expression.kind !== 'noassertion') return finish(spelling, read);
  return { ...read, problem: { message: `"${spelling}" does not say which licence it is`, offset: start } };
}

/** `MIT (https://…)`: the name counts, unless the address is known and says something else. */
function readWithLink(text: string, readName: (name: string) => NameReading | undefined): NameReading | Conflict | undefined {
  const at = text.length > SPDX_LIMITS.nameLength ? -1 : text.search(/https?:\/\//i);
  if (at <= 0) return undefined;
  const name = text.slice(0, at).replace(/[\s,;:(<[-]+$/, '');
  const link = text.slice(at).replace(/[)>\].,;]+$/, '');
  const named = readName(name) ?? readList(name, readName);
  if (named === undefined || named.expression.kind === 'noassertion' || /\s/.test(link)) return undefined;
  const linked = readName(link);
  if (linked !== undefined && JSON.stringify(linked.expression) !== JSON.stringify(named.expression)) {
    return { conflict: `"${name}" and the address beside it name different licences` };
  }
  const method = named.method === 'spdx' ? 'repaired' : named.method;
  return { ...named, method, repairs: [...named.repairs, 'the address beside the name was not followed'] };
}

interface Conflict {
  readonly conflict: string;
}

function finish(spelling: string, read: NameReading): Reading {
  const silent = licensesOf(read.expression).find((found) => found.id.endsWith('-only') && found.id.includes('GPL'));
  const repairs =
    silent === undefined || /only/i.test(spelling)
      ? read.repairs
      : [...read.repairs, `it does not say whether later versions are admitted; read as ${silent.id}`];
  return { expression: read.expression, method: read.method, repairs: [...new Set(repairs)] };
}

function unreadable(message: string, offset: number): Reading {
  return { expression: NOASSERTION satisfies LicenseExpression, method: 'unreadable', repairs: [], problem: { message, offset } };
}

function reasonFor(spelling: string, parserSays: string): string {
  if (/^(?:https?:)?\/\//i.test(spelling)) return 'the address is not one that is known to name a licence';
  if (/[{}<>[\]$]/.test(spelling)) return 'it looks like a placeholder that was never filled in';
  const isExpression = !/\s/.test(spelling) || /[()]|\b(?:AND|OR|WITH)\b/.test(spelling);
  return isExpression ? parserSays : 'it is not an SPDX expression or a licence name that is known';
}
