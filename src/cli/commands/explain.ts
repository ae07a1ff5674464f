/** `licheck explain <licence | code | term | preset>`: what a licence asks, what a finding means, what a word stands for. */
import type { Command } from 'commander';
import { codeFacts, FINDING_CODES } from '../../model/codes.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import type { LicenseFacts, Rulebook } from '../../model/rulebook.ts';
import { CATEGORIES } from '../../model/terms.ts';
import { explainCode } from '../../report/explain/code.ts';
import { explainException, explainNoLicense } from '../../report/explain/exception.ts';
import { explainLicense } from '../../report/explain/license.ts';
import { explainPreset, type Preset } from '../../report/explain/preset.ts';
import { readingNotes, unknownName } from '../../report/explain/suggest.ts';
import { explainCategory, explainTerm } from '../../report/explain/term.ts';
import type { ReportOptions } from '../../report/reporter.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { readingNamed } from '../../rulebook/named.ts';
import { loadPolicy } from '../../rulebook/policy/load.ts';
import { type LookFlags, lookOf } from '../host.ts';
import { withLook } from '../options.ts';
import { writeOut } from '../write.ts';

/** Adds the command. */
export function addExplain(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('explain')
    .argument(
      '<name...>',
      'a licence (MIT, llama3.1), an exception, a finding code (license-denied), a term, restriction, category or preset',
    )
    .description('explain a licence clause by clause, a finding and its remedy, a term, or a preset');
  withLook(command).action(async (words: string[], flags: LookFlags) => finish(await explain(words.join(' '), flags)));
}

async function explain(word: string, flags: LookFlags): Promise<number> {
  const rulebook = loadRulebook();
  const text = explanationOf(word, rulebook, lookOf(process.stdout, flags));
  if (text !== undefined) {
    await writeOut(text);
    return 0;
  }
  const known = [
    ...FINDING_CODES,
    ...CATEGORIES,
    ...Object.keys(rulebook.presets),
    ...rulebook.terms.map(({ tag }) => tag),
    ...rulebook.ids,
    ...rulebook.exceptionIds,
  ];
  const { problem } = readingNamed(word, rulebook);
  const what = 'a licence, a finding code, a term, a category or a preset';
  process.stderr.write(unknownName(word, what, known, lookOf(process.stderr, flags), problem));
  return 2;
}

function explanationOf(word: string, rulebook: Rulebook, look: ReportOptions): string | undefined {
  const code = codeFacts(word);
  if (code !== undefined) return explainCode(word, code, look);
  const preset = presetNamed(word, rulebook);
  if (preset !== undefined) return explainPreset(preset, look);
  const tag = word.replace(/^(restriction|term|category):/, '');
  const term = rulebook.term(tag);
  if (term?.type === 'category') return explainCategory(term, everyLicense(rulebook), look);
  if (term !== undefined) return explainTerm(term, everyLicense(rulebook), look);
  return explainLicensing(word, rulebook, look);
}

/** Every licence and exception of an expression, in order, once each; an exception alone; the words for no licence. */
function explainLicensing(word: string, rulebook: Rulebook, look: ReportOptions): string | undefined {
  const term = (tag: string) => rulebook.term(tag);
  const alone = rulebook.spdxIds.exception(word);
  if (alone !== undefined) return explainException({ id: alone, facts: rulebook.exception(alone), term }, look);
  if (/^noassertion$/i.test(word)) return explainNoLicense('NOASSERTION', look);
  const reading = readingNamed(word, rulebook);
  const told = new Set<string>();
  const say = (expression: LicenseExpression): void => {
    if (expression.kind === 'and' || expression.kind === 'or') expression.parts.forEach(say);
    if (expression.kind === 'none') told.add(explainNoLicense('NONE', look));
    if (expression.kind !== 'license') return;
    const { id, exception } = expression;
    const facts = rulebook.facts(id);
    if (facts) told.add(explainLicense({ facts, term, row: rulebook.matrixRow(id), columns: rulebook.matrix?.columns }, look));
    if (exception !== undefined)
      told.add(explainException({ id: exception, facts: rulebook.exception(exception), base: facts, term }, look));
  };
  say(reading.expression);
  return told.size === 0 ? undefined : [...readingNotes(word, reading, look), ...told].join('\n');
}

function presetNamed(word: string, rulebook: Rulebook): Preset | undefined {
  const name = word.replace(/^preset:/, '');
  const text = Object.hasOwn(rulebook.presets, name) ? rulebook.presets[name] : undefined;
  if (text === undefined) return undefined;
  const { policy } = loadPolicy({ rulebook, root: process.cwd(), cwd: process.cwd(), policy: name });
  return policy && { name, text, policy };
}

function* everyLicense(rulebook: Rulebook): Iterable<LicenseFacts> {
  for (const id of rulebook.ids) {
    const facts = rulebook.facts(id);
    if (facts !== undefined) yield facts;
  }
}
