/** Puts together what the index is compiled from: one name for each text, the data for each matcher. */

import type { DetectRules } from '../index-data/rules.ts';
import { countPluses } from '../notices/markers.ts';
import { addressKey } from '../notices/urls.ts';
import { EMPTY_LEXICON } from '../words/lexicon.ts';
import { splitWords } from '../words/words.ts';
import type { CompileInput, Print, ReferenceText } from './compile.ts';
import { buildNames, buildPhrases, buildTargets, type NameData } from './names.ts';
import { properNouns } from './proper.ts';
import { buildTermWeights, type WeightData } from './term-weights.ts';
import { type VariantData, withVariants } from './variants.ts';

/** What the build script has read. `data` are the files of `rules/detection` by name. */
export interface Sources {
  readonly data: Readonly<Record<string, unknown>>;
  readonly prints: readonly Print[];
  readonly texts: readonly { readonly id: string; readonly name: string; readonly url: string; readonly text: string }[];
  readonly ids: readonly string[];
  readonly deprecated: readonly string[];
  readonly exceptions: readonly string[];
  /** `detect.phrases` of the licences described in rules/licenses. */
  readonly phrases: readonly { readonly license: string; readonly text: string }[];
  readonly source: string;
}

interface WordData {
  readonly same: readonly (readonly string[])[];
  readonly light: readonly string[];
  readonly holder: readonly string[];
  readonly critical: readonly string[];
  readonly compounds: readonly (readonly string[])[];
}

export function gatherInput(sources: Sources): CompileInput {
  const words = sources.data.words as WordData;
  const replaced = replacements(sources);
  const names = buildNames(sources.data.names as NameData, listedNames(sources, replaced), sources.ids);
  const riders = buildTargets(sources.data.riders as Readonly<Record<string, readonly string[]>>);
  const markers = sources.phrases.map(({ license, text }) => ({ license, words: wordsOf(text), pluses: countPluses(text) }));
  const doubt = sources.data.doubt as { readonly phrases: readonly string[]; readonly agreement: readonly string[] };
  const doubts = buildPhrases(doubt.phrases);
  const agreements = buildPhrases(doubt.agreement);
  const exceptionNames = buildTargets(sources.data.exceptions as Readonly<Record<string, readonly string[]>>);
  const terms = buildTermWeights(
    sources.data['term-words'] as Readonly<Record<string, readonly string[]>>,
    sources.data['term-weights'] as WeightData,
  );
  const context = sources.data.context as DetectRules['context'];
  const rules: DetectRules = {
    ids: [...sources.ids, ...sources.deprecated.filter((id) => !Object.hasOwn(replaced, id))],
    exceptions: sources.exceptions,
    replaced,
    twins: (sources.data.twins ?? {}) as Record<string, string>,
    holder: words.holder,
    critical: words.critical,
    compounds: words.compounds,
    proper: properNouns(sources.texts.map(({ text }) => text)),
    names,
    riders,
    exceptionNames,
    doubts,
    agreements,
    terms,
    markers,
    dep5: sources.data.dep5 as Record<string, string>,
    context,
    urls: withoutEmpty({ ...listedUrls(sources, replaced), ...(sources.data.urls as Record<string, string>) }),
  };
  return {
    texts: withVariants(nameTexts(sources, replaced), sources.data.variants as readonly VariantData[]),
    prints: sources.prints,
    spellings: { same: words.same, light: words.light },
    ends: sources.data.ends as CompileInput['ends'],
    words: [
      ...words.holder,
      ...words.critical,
      ...words.compounds.flatMap((parts) => [...parts, parts.join('')]),
      ...Object.values(context).flat(),
      ...terms.classes.flat(),
      ...[...names.phrases, ...riders, ...exceptionNames, ...doubts, ...agreements, ...markers].flatMap((phrase) => phrase.words),
    ],
    rules,
    source: sources.source,
  };
}

function wordsOf(text: string): string[] {
  const { count, starts, ends } = splitWords(text, EMPTY_LEXICON);
  return Array.from({ length: count }, (_, i) =>
    text
      .slice(starts[i], ends[i])
      .toLowerCase()
      .replace(/^v(?=\d)/, ''),
  );
}

/** Ids that a name in running text can stand for: current ones that a text alone can name. */
function listedNames({ texts, ids }: Sources, replaced: Readonly<Record<string, string>>): { id: string; name: string }[] {
  const now = new Set(ids);
  return texts
    .filter(
      ({ id }) =>
        replaced[id] === undefined && plainId(id, now) === id && !id.endsWith('-only') && !/^BSD-|^MIT-|^CC-|^HPND-/.test(id),
    )
    .map(({ id, name }) => ({ id, name }));
}

/** An address that is given nothing stands for nothing. */
const withoutEmpty = (urls: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(urls).filter(([, license]) => license !== ''));

/** The list gives source files and archives too, in which a licence can be read among other things: a link to them says nothing. */
const LICENSE_PAGE = /licen[cs]|copying|copyright|legal|eula|terms/;
const REPOSITORY = /^github\.com|^gitlab|^git\.|githubusercontent|^foss\.heptapod|^sources\.|^metadata\.ftp/;
const SOURCE =
  /\bc?git\b|\/(?:blob|tree|artifact|src|source|hg)\/|\b(?:svn|cvs|lists?|download|metacpan|rfcs?)|sourceforge|sdk$|\.(?:gz|bz2|zip|c|h|cc|cpp|js|java|s|rst|texi|mp|3)$/;

/** The addresses that the list gives; one that several licences share stands for none. */
function listedUrls({ texts, ids }: Sources, replaced: Readonly<Record<string, string>>): Record<string, string> {
  const now = new Set(ids);
  const found = new Map<string, Set<string>>();
  for (const { id, url } of texts) {
    const key = addressKey(url);
    const license = plainId(replaced[id] ?? id, now);
    const isPage = !REPOSITORY.test(key) && (LICENSE_PAGE.test(key) || key.includes(id.toLowerCase()) || !SOURCE.test(key));
    if (key.includes('/') && isPage) found.set(key, (found.get(key) ?? new Set()).add(license));
  }
  return Object.fromEntries(
    [...found].flatMap(([key, licenses]) =>
      licenses.size === 1 ? [...licenses].map((license): [string, string] => [key, license]) : [],
    ),
  );
}

/**
 * A text that stands for several ids (`GPL-2.0-only`, `-or-later`, deprecated `GPL-2.0`) is named once, by the id that permits least
 * without a notice beside it: a bare GPL text names no later version.
 */
function nameTexts(sources: Sources, replaced: Readonly<Record<string, string>>): ReferenceText[] {
  const named = new Map<string, ReferenceText>();
  for (const { id, text } of sources.texts) {
    if (/-with-.*-exception$/i.test(id) || replaced[id]?.includes(' WITH ') === true) continue;
    const license = plainId(replaced[id] ?? id.replace(/\+$/, '-or-later'), new Set(sources.ids));
    named.set(`${license} ${text.replace(/\s+/g, ' ').trim()}`, { license, kind: 'text', text });
  }
  return [...named.values()];
}

/** The id without what a text alone does not say: later versions, invariant sections, reserved font names. */
function plainId(id: string, ids: ReadonlySet<string>): string {
  const plain = id
    .replace(/^(GFDL-[\d.]+)-(?:no-)?invariants-(?:only|or-later)$/, '$1-only')
    .replace(/-or-later$/, '-only')
    .replace(/^(OFL-[\d.]+)-(?:no-)?RFN$/, '$1')
    .replace(/^(MPL-2\.0)-no-copyleft-exception$/, '$1');
  return ids.has(plain) ? plain : id;
}

/** Deprecated ids and what they are now. */
function replacements({ deprecated, ids }: Sources): Record<string, string> {
  const now = new Set(ids);
  const known: Readonly<Record<string, string>> = {
    'StandardML-NJ': 'SMLNJ',
    'bzip2-1.0.5': 'bzip2-1.0.6',
    Nunit: 'zlib-acknowledgement',
    'BSD-2-Clause-FreeBSD': 'BSD-2-Clause-Views',
    'BSD-2-Clause-NetBSD': 'BSD-2-Clause',
    'eCos-2.0': 'GPL-2.0-or-later WITH eCos-exception-2.0',
    wxWindows: 'LGPL-2.0-or-later WITH WxWindows-exception-3.1',
  };
  const result: Record<string, string> = {};
  for (const id of deprecated) {
    const with_ = /^(GPL-[\d.]+)-with-(.+)-exception$/i.exec(id);
    const only = `${id}-only`;
    const later = `${id.replace(/\+$/, '')}-or-later`;
    if (id in known) result[id] = known[id] ?? id;
    else if (with_) result[id] = `${with_[1]}-only WITH ${exceptionName(with_[2] ?? '', with_[1] ?? '')}`;
    else if (now.has(only)) result[id] = only;
    else if (id.endsWith('+') && now.has(later)) result[id] = later;
  }
  return result;
}

function exceptionName(name: string, base: string): string {
  const names: Readonly<Record<string, string>> = {
    autoconf: base.endsWith('3.0') ? 'Autoconf-exception-3.0' : 'Autoconf-exception-2.0',
    bison: 'Bison-exception-2.2',
    classpath: 'Classpath-exception-2.0',
    font: 'Font-exception-2.0',
    gcc: base.endsWith('3.0') ? 'GCC-exception-3.1' : 'GCC-exception-2.0',
  };
  return names[name.toLowerCase()] ?? name;
}
