/** `licheck explain <licence | code | term>`: what a licence asks, what a finding means, what a word stands for. */
import type { Command } from 'commander';
import { codeFacts, FINDING_CODES } from '../../model/codes.ts';
import type { LicenseFacts, Rulebook } from '../../model/rulebook.ts';
import { CATEGORIES } from '../../model/terms.ts';
import { explainCode } from '../../report/explain/code.ts';
import { explainLicense } from '../../report/explain/license.ts';
import { unknownName } from '../../report/explain/suggest.ts';
import { explainCategory, explainTerm } from '../../report/explain/term.ts';
import type { ReportOptions } from '../../report/reporter.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { licensesNamed } from '../../rulebook/named.ts';
import { type LookFlags, lookOf } from '../host.ts';
import { withLook } from '../options.ts';
import { writeOut } from '../write.ts';

/** Adds the command. */
export function addExplain(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('explain')
    .argument('<name...>', 'a licence (MIT, llama3.1), a finding code (license-denied), a term, restriction or category')
    .description('explain a licence clause by clause, a finding and its remedy, or a term');
  withLook(command).action(async (words: string[], flags: LookFlags) => finish(await explain(words.join(' '), flags)));
}

async function explain(word: string, flags: LookFlags): Promise<number> {
  const rulebook = loadRulebook();
  const text = explanationOf(word, rulebook, lookOf(process.stdout, flags));
  if (text !== undefined) {
    await writeOut(text);
    return 0;
  }
  const known = [...FINDING_CODES, ...CATEGORIES, ...rulebook.terms.map(({ tag }) => tag), ...rulebook.ids];
  process.stderr.write(
    unknownName(word, 'a licence, a finding code, a term or a category', known, lookOf(process.stderr, flags)),
  );
  return 2;
}

function explanationOf(word: string, rulebook: Rulebook, look: ReportOptions): string | undefined {
  const code = codeFacts(word);
  if (code !== undefined) return explainCode(word, code, look);
  const tag = word.replace(/^(restriction|term|category):/, '');
  const term = rulebook.term(tag);
  if (term?.type === 'category') return explainCategory(term, everyLicense(rulebook), look);
  if (term !== undefined) return explainTerm(term, everyLicense(rulebook), look);
  const licenses = licensesNamed(word, rulebook);
  if (licenses.length === 0) return undefined;
  return licenses
    .map((facts) =>
      explainLicense(
        { facts, term: (one) => rulebook.term(one), row: rulebook.matrixRow(facts.id), columns: rulebook.matrix?.columns },
        look,
      ),
    )
    .join('\n');
}

function* everyLicense(rulebook: Rulebook): Iterable<LicenseFacts> {
  for (const id of rulebook.ids) {
    const facts = rulebook.facts(id);
    if (facts !== undefined) yield facts;
  }
}
