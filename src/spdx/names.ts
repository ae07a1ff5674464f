/** One licence name, however it is spelled: an id, a RAIL name, an alias or an address. */
import type { Vocabulary } from '../model/component.ts';
import { type LicenseExpression, license } from '../model/expression.ts';
import type { Reading, Rulebook } from '../model/rulebook.ts';
import { SPDX_LIMITS } from './limits.ts';
import { parseExpression } from './parse.ts';
import { print } from './print.ts';
import { parseRailName } from './rail.ts';
import { foldUrl, idOfUrl } from './urls.ts';

/** What a name stands for. */
export interface NameReading {
  readonly expression: LicenseExpression;
  readonly method: Exclude<Reading['method'], 'unreadable'>;
  readonly repairs: readonly string[];
}

/** Makes a reader of single names; it answers `undefined` for what it does not know. */
export function createNameReader(
  vocabulary: Vocabulary,
  { spdxIds, alias }: Pick<Rulebook, 'spdxIds' | 'alias'>,
): (name: string) => NameReading | undefined {
  const parse = (text: string): NameReading | undefined => {
    const parsed = parseExpression(text, spdxIds);
    return parsed.ok ? { ...parsed, method: parsed.repairs.length > 0 ? 'repaired' : 'spdx' } : undefined;
  };
  const as = (name: string, text: string, method: 'repaired' | 'alias'): NameReading | undefined => {
    const read = parse(text);
    return read && { expression: read.expression, method, repairs: [`"${name}" read as ${print(read.expression)}`] };
  };

  const single = (name: string): NameReading | undefined => {
    const text = name.trim();
    if (text === '' || text.length > SPDX_LIMITS.nameLength) return undefined;
    const exact = parse(text);
    if (exact !== undefined) return exact;
    if (text.split('(').length !== text.split(')').length) return undefined;
    const rail = readRail(text);
    if (rail !== undefined) return rail;
    const found = alias(text, vocabulary);
    if (found !== undefined) return as(text, found.expression, 'alias');
    const url = foldUrl(text);
    if (url !== undefined) {
      const id = idOfUrl(url, spdxIds);
      return id === undefined ? undefined : as(text, id, 'alias');
    }
    for (const id of idsLike(text)) {
      const read = as(text, id, 'repaired');
      if (read !== undefined) return read;
    }
    return undefined;
  };

  /** `Apache 2.0 with LLVM exception`, when the words spell an exception's id. */
  const pair = (name: string): NameReading | undefined => {
    const [, first = '', second = ''] = /^(.{1,100}?) with (?:the )?([\w. -]{1,100})$/i.exec(name.trim()) ?? [];
    const base = first === '' ? undefined : single(first)?.expression;
    if (base?.kind !== 'license' || base.exception !== undefined || base.id.startsWith('LicenseRef-')) return undefined;
    const words = second
      .trim()
      .replace(/[\s_]+/g, '-')
      .replace(/-exceptions$/i, '-exception');
    const exception =
      spdxIds.exception(words) ?? spdxIds.exception(`${words}-exception`) ?? spdxIds.exception(words.replace(/-exception$/i, ''));
    if (exception === undefined) return undefined;
    const expression = { ...base, exception };
    return { expression, method: 'repaired', repairs: [`"${name.trim()}" read as ${print(expression)}`] };
  };

  return (name) => single(name) ?? pair(name);
}

/** `OpenRAIL-M` and its kind name a class of licences, each with its own letters. */
function readRail(text: string): NameReading | undefined {
  const rail = parseRailName(text);
  if (rail === undefined) return undefined;
  const id = `LicenseRef-${rail.name}`;
  const why = rail.inOrder ? '' : ': RAIL letters stand in D-A-M-S order';
  return { expression: license(id), method: rail.inOrder ? 'alias' : 'repaired', repairs: [`"${text}" read as ${id}${why}`] };
}

/** Ids that the words could spell: `BSD 3-Clause License` gives `BSD-3-Clause`, `MPL v2` gives `MPL-2` and `MPL-2.0`. */
function idsLike(text: string): readonly string[] {
  if (text.length > 80 || /[^\w\s.,()+-]/.test(text)) return [];
  const words = text
    .split(/[\s,()_-]+/)
    .filter((word) => word !== '' && !/^(?:the|licen[cs]ed?|version|ver\.?|v\.?)$/i.test(word))
    .map((word) => word.replace(/^v\.?(?=\d)/i, ''));
  const id = words.join('-').replace(/\.$/, '');
  if (words.length === 0 || !/^[\w.+-]+$/.test(id)) return [];
  const plus = id.endsWith('+') ? '+' : '';
  const bare = plus === '' ? id : id.slice(0, -1);
  return /\d$/.test(bare) ? [id, `${bare}.0${plus}`] : [id];
}
