/** The compiled rulebook, read once. Only the licences that are asked for are parsed. */
import { readData } from '../io/data.ts';
import type { CompatibilityFacts } from '../model/compatibility.ts';
import type { Vocabulary } from '../model/component.ts';
import type {
  Alias,
  DocumentEntry,
  ExceptionFacts,
  LicenseFacts,
  Matrix,
  MatrixRow,
  ModelRegistryEntry,
  Rulebook,
  TermFacts,
} from '../model/rulebook.ts';
import { foldSpelling } from '../spdx/spelling.ts';
import { idTable } from './id-table.ts';
import { type ShortAlias, splitBook } from './lines.ts';
import { createModelRegistry } from './models.ts';

let loaded: Rulebook | undefined;

/** The rulebook that the package was built with. The same object on every call. */
export function loadRulebook(): Rulebook {
  loaded ??= openRulebook(compiledText());
  return loaded;
}

/** A rulebook from the text that the compiler wrote. */
export function openRulebook(text: string): Rulebook {
  const book = splitBook(text);
  const licenses = book.section<LicenseFacts>('licenses');
  const exceptions = book.section<ExceptionFacts>('exceptions');
  const { version, texts } = book.value<{ version: string; texts: string }>('spdx');
  const terms = once(() => book.value<readonly TermFacts[]>('terms'));
  const termsByTag = once(() => new Map(terms().map((term) => [term.tag, term])));
  const matrix = once(() => book.value<Matrix>('matrix'));
  const compatibility = once(() => book.value<CompatibilityFacts | null>('compatibility') ?? undefined);
  const rows = once(() => byLicense<MatrixRow>(matrix().rows));
  const entries = once(() => byLicense<DocumentEntry>(matrix().entries));
  const aliases = once(() => book.value<Record<string, ShortAlias>>('aliases'));
  const registry = once(() => createModelRegistry(book.value<readonly ModelRegistryEntry[]>('models')));
  const presets = once(() => book.value<Record<string, string>>('presets'));
  const ids = once(() => [...licenses.keys()]);
  const exceptionIds = once(() => [...exceptions.keys()]);
  return {
    digest: book.value<string>('digest'),
    spdxVersion: version,
    textsVersion: texts,
    spdxIds: idTable(
      once(() => book.value<readonly string[]>('current')),
      once(() => book.value<Record<string, string | null>>('deprecated')),
      exceptionIds,
    ),
    facts: (id) => licenses.get(id),
    exception: (id) => exceptions.get(id),
    term: (tag) => termsByTag().get(tag),
    alias: (spelling, vocabulary) => pick(own(aliases(), foldSpelling(spelling)), vocabulary),
    matrixRow: (id) => rows().get(id),
    documentEntry: (id) => entries().get(id),
    modelFamily: (name, kind) => registry()(name, kind),
    get matrix() {
      return matrix();
    },
    get compatibility() {
      return compatibility();
    },
    get ids() {
      return ids();
    },
    get exceptionIds() {
      return exceptionIds();
    },
    get terms() {
      return terms();
    },
    get presets() {
      return presets();
    },
  };
}

function compiledText(): string {
  const bytes = readData('rulebook.json');
  if (bytes === undefined) throw new Error('rulebook.json is missing from the package: run `npm run build`');
  return new TextDecoder().decode(bytes);
}

/** The alias of the vocabulary itself, else one that belongs to all. */
function pick(found: ShortAlias | undefined, vocabulary: Vocabulary): Alias | undefined {
  if (typeof found === 'string') return { expression: found };
  return (
    found?.find((alias) => alias.vocabularies?.includes(vocabulary)) ?? found?.find((alias) => alias.vocabularies === undefined)
  );
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function byLicense<T extends { readonly licenses?: readonly string[] }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.flatMap((item) => (item.licenses ?? []).map((id) => [id, item] as const)));
}

/** A value made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
