/** `licheck recommend [path]`: outbound licences that satisfy everything in the scan, and what rules the others out. */
import { type Command, Option } from 'commander';
import type { Candidate } from '../../model/recommendation.ts';
import { inquire } from '../../pipeline/index.ts';
import { unknownName } from '../../report/explain/suggest.ts';
import { drawRecommendation, recommendationJson } from '../../report/recommend.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { expressionNamed } from '../../rulebook/named.ts';
import { trust, withProgress } from '../asking.ts';
import { lookOf } from '../host.ts';
import { type ScanFlags, withIncomplete, withLook, withScan } from '../options.ts';
import { writeOut } from '../write.ts';
import { scanRequest } from './scan.ts';

interface RecommendFlags extends ScanFlags {
  readonly format: 'terminal' | 'json';
  readonly want: readonly string[];
}

const EXIT = { yes: 0, no: 1, review: 3 } as const satisfies Record<Candidate['answer'], number>;

/** Adds the command. `finish` takes the exit code: that of the worst wanted licence, else 0; 2 when the scan cannot be trusted. */
export function addRecommend(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('recommend')
    .argument('[path...]', 'folders to scan; several are one project', ['.'])
    .description('rank the licences that the project could be shipped under, with what rules the others out')
    .addOption(
      new Option('--want <license>', 'say what would have to go for this licence (repeatable)')
        .argParser((word: string, before: readonly string[]) => [...before, word])
        .default([], 'none'),
    )
    .addOption(new Option('-f, --format <id>', 'format of the answer').choices(['terminal', 'json']).default('terminal'))
    .addHelpText(
      'after',
      '\nExit codes with --want: 0 it fits; 1 something rules it out; 3 a person must look; 2 the scan cannot be trusted.',
    );
  withLook(withIncomplete(withScan(command))).action(async (paths: string[], flags: RecommendFlags) =>
    finish(await recommend(paths, flags)),
  );
}

async function recommend(paths: readonly string[], flags: RecommendFlags): Promise<number> {
  const rulebook = loadRulebook();
  const wanted = [];
  for (const word of flags.want) {
    const expression = expressionNamed(word, rulebook);
    if (expression === undefined) {
      process.stderr.write(unknownName(word, 'a licence', rulebook.ids, lookOf(process.stderr, flags)));
      return 2;
    }
    wanted.push(expression);
  }
  const inquiry = await withProgress(scanRequest(paths, flags), flags, inquire);
  if (inquiry === undefined) return 2;
  const { assessment } = inquiry;
  const recommendation = inquiry.recommend(wanted);
  const text =
    flags.format === 'json'
      ? recommendationJson(recommendation)
      : drawRecommendation(recommendation, assessment, lookOf(process.stdout, flags));
  await writeOut(text);
  if (trust(assessment, flags) === 2) return 2;
  const asked = recommendation.candidates
    .filter(({ license }) => recommendation.wanted.includes(license))
    .map(({ answer }) => answer);
  return EXIT[(['no', 'review'] as const).find((answer) => asked.includes(answer)) ?? 'yes'];
}
