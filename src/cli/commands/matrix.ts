/** `licheck matrix [licence...]`: the obligation matrix as a table. */
import { type Command, Option } from 'commander';
import type { LicenseFacts } from '../../model/rulebook.ts';
import { MATRIX_FORMATS, type MatrixFormat, renderMatrix } from '../../report/explain/matrix.ts';
import { unknownName } from '../../report/explain/suggest.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { licensesNamed } from '../../rulebook/named.ts';
import { type LookFlags, lookOf } from '../host.ts';
import { withLook } from '../options.ts';
import { writeOut } from '../write.ts';

interface MatrixFlags extends LookFlags {
  readonly format: MatrixFormat;
}

/** Adds the command. */
export function addMatrix(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('matrix')
    .argument('[license...]', 'licences to compare; every licence described in full when none is named')
    .description('print the obligation matrix as a table')
    .addOption(new Option('-f, --format <id>', 'format of the table').choices(MATRIX_FORMATS).default('terminal'));
  withLook(command).action(async (words: string[], flags: MatrixFlags) => finish(await matrix(words, flags)));
}

async function matrix(words: readonly string[], flags: MatrixFlags): Promise<number> {
  const rulebook = loadRulebook();
  const chosen: LicenseFacts[] = [];
  for (const word of words) {
    const found = licensesNamed(word, rulebook);
    if (found.length === 0) {
      process.stderr.write(unknownName(word, 'a licence', rulebook.ids, lookOf(process.stderr, flags)));
      return 2;
    }
    chosen.push(...found);
  }
  if (words.length === 0) {
    for (const id of rulebook.ids) {
      const facts = rulebook.facts(id);
      if (facts?.detail === 'full') chosen.push(facts);
    }
  }
  const entries = chosen.map((facts) => ({ facts, row: rulebook.matrixRow(facts.id) }));
  await writeOut(renderMatrix(entries, flags.format, lookOf(process.stdout, flags)));
  return 0;
}
