/**
 * The compiled rulebook is JSON with one member a line, so that the loader can split it into lines and parse
 * only the licences that a scan meets. `rulebook/load.ts` relies on that layout.
 */
import type { CompatibilityFacts } from '../../model/compatibility.ts';
import type { Alias, ExceptionFacts, LicenseFacts, Matrix, ModelRegistryEntry } from '../../model/rulebook.ts';
import type { ShortAlias } from '../lines.ts';
import type { SpdxIds } from './spdx.ts';
import type { Vocabulary } from './terms.ts';

/** Everything that goes into the file. */
export interface Book {
  readonly spdx: SpdxIds;
  readonly terms: Vocabulary;
  readonly licenses: ReadonlyMap<string, LicenseFacts>;
  readonly exceptions: ReadonlyMap<string, ExceptionFacts>;
  readonly matrix: Matrix;
  readonly compatibility: CompatibilityFacts | undefined;
  readonly aliases: ReadonlyMap<string, readonly Alias[]>;
  readonly models: readonly ModelRegistryEntry[];
  readonly presets: Readonly<Record<string, string>>;
}

/** The file's text. The digest stands on its first line and covers all that follows. */
export function writeBook(book: Book, digestOf: (content: string) => string): string {
  const { spdx } = book;
  const value = (name: string, content: unknown): string => `${JSON.stringify(name)}:${JSON.stringify(content)},\n`;
  const section = (name: string, members: ReadonlyMap<string, unknown>): string => {
    const lines = sorted(members).map(([key, content]) => `${JSON.stringify(key)}:${JSON.stringify(content)}`);
    return `${JSON.stringify(name)}:{\n${lines.join(',\n')}\n},\n`;
  };
  const body = [
    value('spdx', { version: spdx.version, texts: spdx.textsVersion }),
    value('current', [...spdx.current].sort()),
    value('deprecated', Object.fromEntries(sorted(spdx.deprecated))),
    value('terms', book.terms.all),
    value('matrix', book.matrix),
    value('compatibility', book.compatibility ?? null),
    value('presets', book.presets),
    value('aliases', Object.fromEntries(sorted(book.aliases).map(([spelling, found]) => [spelling, shortAliases(found)]))),
    value('models', book.models),
    section('licenses', book.licenses),
    section('exceptions', book.exceptions),
    '"end":true}\n',
  ]
    .join('')
    // Plain ASCII is decoded and cut several times faster.
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `{"digest":${JSON.stringify(digestOf(body))},\n${body}`;
}

/** The expression alone when the spelling means the same everywhere: 1,600 short texts are parsed in a millisecond. */
function shortAliases(found: readonly Alias[]): ShortAlias {
  const [first] = found;
  return first !== undefined && found.length === 1 && first.vocabularies === undefined ? first.expression : found;
}

function sorted<T>(members: ReadonlyMap<string, T>): [string, T][] {
  return [...members].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
