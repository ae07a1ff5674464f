/** Compiles `rules/` into `rulebook.json`: every mistake in a rule file stops the build and names its line. */
import { digestOf, readModuleJson, readRuleFiles, writeDataFile } from '../../io/rule-files.ts';
import { compileAliases } from './aliases.ts';
import { compileCompatibility } from './compatibility.ts';
import { compileExceptions } from './exceptions.ts';
import { collectLicenses } from './licenses.ts';
import { compileMatrix } from './matrix.ts';
import { Mistakes } from './mistakes.ts';
import { compileModels } from './models.ts';
import { openRules } from './rules.ts';
import { readSpdx } from './spdx.ts';
import { compileTerms } from './terms.ts';
import { writeBook } from './write.ts';

export interface CompileOptions {
  /** The `rules/` folder. */
  readonly rules: string;
  /** The `node_modules` folder that holds the identifier packages. */
  readonly modules: string;
  /** Where `rulebook.json` goes. */
  readonly out: string;
}

/** Writes `<out>/rulebook.json`, or throws one error that lists every mistake in the rules. */
export async function compile({ rules, modules, out }: CompileOptions): Promise<void> {
  const mistakes = new Mistakes();
  const book = openRules(readRuleFiles(rules), mistakes);
  mistakes.check();
  const spdx = readSpdx((path) => readModuleJson(modules, path), book);
  const terms = compileTerms(book, mistakes);
  const licenses = collectLicenses(book, spdx, terms, mistakes);
  const exceptions = compileExceptions(book, spdx, terms, mistakes);
  const matrix = compileMatrix(book, licenses, terms);
  const compatibility = compileCompatibility(book, licenses, terms);
  const aliases = compileAliases(book);
  const models = compileModels(book.models, (id) => licenses.has(id));
  mistakes.check();
  writeDataFile(
    out,
    'rulebook.json',
    writeBook({ spdx, terms, licenses, exceptions, matrix, compatibility, aliases, models, presets: book.presets }, digestOf),
  );
}
