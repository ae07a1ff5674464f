/** The diagnostics of cards. They speak only of files that plausibly are cards. */
import type { FrontMatter } from '../../io/parse/front-matter.ts';
import { countBreaks, cutFrontMatter } from '../../io/parse/front-matter.ts';
import type { ParseProblem } from '../../io/parse/parsed.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { KeyPath, ProjectPath } from '../../model/location.ts';
import { cardKind, topLevelKeys } from './card-kind.ts';

/** Keys whose loss can hide a component: the scan is then incomplete. */
const LINEAGE = ['base_model', 'datasets', 'finetuned_from', 'source_datasets', 'models'];

/** The block is YAML that does not parse, or never ends. `template`: a template of a card, which describes nothing. */
export function invalidBlock(
  path: ProjectPath,
  block: FrontMatter,
  problem: ParseProblem,
  yaml: string,
  template: boolean,
): Diagnostic {
  const line = block.state === 'none' ? 1 : block.line + problem.line - 1;
  if (template) return { ...blankTemplate(path, line), column: problem.column };
  return {
    code: 'discover/card-front-matter-invalid',
    severity: 'warning',
    message: `the front matter of ${path} ${problem.message}`,
    help: 'Correct the YAML, so that the card’s licence and lineage can be read.',
    path,
    line,
    column: problem.column,
    incomplete: namesOthers(topLevelKeys(yaml)),
  };
}

/** The block is a template's: it describes nothing. */
export function blankTemplate(path: ProjectPath, line: number): Diagnostic {
  return {
    code: 'discover/card-front-matter-invalid',
    severity: 'note',
    message: `the front matter of ${path} holds the blanks of a template, so it describes nothing`,
    help: 'Put the template under `ignore` if it is not meant to be a card.',
    path,
    line,
    incomplete: false,
  };
}

/** The block parses, but to a list or a single value. */
export function notMapping(path: ProjectPath, line: number, shape: string): Diagnostic {
  return {
    code: 'discover/card-front-matter-not-mapping',
    severity: 'warning',
    message: `the front matter of ${path} is ${shape}, not a mapping of keys to values`,
    help: 'Write the front matter as `license: …` and so on.',
    path,
    line,
    incomplete: false,
  };
}

/** The block does not end within what is read. */
export function tooLarge(path: ProjectPath, line: number): Diagnostic {
  return {
    code: 'discover/card-front-matter-too-large',
    severity: 'warning',
    message: `the front matter of ${path} does not end within what is read of a card`,
    help: 'Shorten the front matter, or close it with a line of three hyphens.',
    path,
    line,
    incomplete: true,
  };
}

/** A key stands twice; the Hub refuses such a card. */
export function duplicateKey(path: ProjectPath, firstLine: number, problem: ParseProblem): Diagnostic {
  return {
    code: 'discover/card-duplicate-key',
    severity: 'warning',
    message: `a key stands twice in the front matter of ${path}; of a licence every value counts, of others the last`,
    help: 'Keep one of them.',
    path,
    line: firstLine + problem.line - 1,
    column: problem.column,
    incomplete: false,
  };
}

/** A value that a template left blank. */
export function blankValue(path: ProjectPath, keys: KeyPath, text: string): Diagnostic {
  const before = new RegExp(`^${keys[0]}[ \\t]*:`, 'm').exec(text)?.index;
  return {
    code: 'discover/card-placeholder',
    severity: 'note',
    message: `${keys.join('.')} in ${path} still holds its template’s blank, which declares nothing`,
    help: 'Write the licence’s identifier there.',
    path,
    ...(before !== undefined && { line: 1 + countBreaks(text.slice(0, before)) }),
    incomplete: false,
  };
}

/** Front matter that stands below other text, where the Hub does not read it; `undefined` when there is none. */
export function misplacedBlock(path: ProjectPath, text: string): Diagnostic | undefined {
  let from = 0;
  for (let tries = 0; tries < 20; tries += 1) {
    const fence = /(?:^|\r\n|\n)(?=---[ \t]{0,20}(?:\r\n|\n))/g;
    fence.lastIndex = from;
    const match = fence.exec(text);
    if (match === null) return undefined;
    from = match.index + match[0].length;
    const block = cutFrontMatter(text.slice(from, from + 64 * 1024));
    if (block.state === 'found' && /^["']?[A-Za-z_][\w-]{0,60}["']?[ \t]{0,20}:(?:\s|$)/.test(block.yaml)) {
      const keys = topLevelKeys(block.yaml);
      if (cardKind(keys, 'README.md')) return misplaced(path, 1 + countBreaks(text.slice(0, from)), namesOthers(keys));
    }
    from += 3;
  }
  return undefined;
}

function misplaced(path: ProjectPath, line: number, incomplete: boolean): Diagnostic {
  return {
    code: 'discover/card-front-matter-not-first',
    severity: 'warning',
    message: `the front matter of ${path} does not stand at the start of the file, so it is not read`,
    help: 'Move the block to the first line.',
    path,
    line,
    incomplete,
  };
}

const namesOthers = (keys: ReadonlySet<string>): boolean => LINEAGE.some((key) => keys.has(key));
