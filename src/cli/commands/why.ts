/** `licheck why <component>`: every path that brings it in, its evidence, the branch chosen, the line that decided. */
import { type Command, Option } from 'commander';
import { readInput } from '../../io/read-input.ts';
import type { AssessedComponent, Assessment } from '../../model/assessment.ts';
import type { Why } from '../../model/why.ts';
import { answerWhySaved, inquire } from '../../pipeline/index.ts';
import { parseAssessment } from '../../report/document/parse.ts';
import { unknownName } from '../../report/explain/suggest.ts';
import { jsonText } from '../../report/text/escape.ts';
import { ambiguousName, explainWhy } from '../../report/why.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { refuse, trust, withProgress } from '../asking.ts';
import { componentsNamed } from '../components-named.ts';
import { lookOf } from '../host.ts';
import { type ScanFlags, withIncomplete, withLook, withScan } from '../options.ts';
import { writeOut } from '../write.ts';
import { scanRequest } from './scan.ts';

interface WhyFlags extends ScanFlags {
  readonly format: 'terminal' | 'json';
  readonly from?: string;
}

/** More of one name are listed, not explained. */
const MOST_ANSWERS = 5;

/** Adds the command. `finish` takes the exit code: 2 when nothing is called so, or the scan cannot be trusted. */
export function addWhy(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('why')
    .argument('<component>', 'a name (kettle), a name with a version (kettle@2.1.0), or a purl')
    .argument('[path...]', 'folders to scan; several are one project', ['.'])
    .description('say how a component comes in, what its licence rests on, and what decided')
    .option('--from <assessment.json>', 'ask a result saved with --format json instead of scanning; - reads standard input')
    .addOption(new Option('-f, --format <id>', 'format of the answer').choices(['terminal', 'json']).default('terminal'));
  withLook(withIncomplete(withScan(command))).action(async (word: string, paths: string[], flags: WhyFlags) =>
    finish(await why(word, paths, flags)),
  );
}

/** Where answers come from. */
interface Source {
  readonly assessment: Assessment;
  readonly why: (purl: string) => Why | undefined;
}

async function why(word: string, paths: readonly string[], flags: WhyFlags): Promise<number> {
  const source = flags.from === undefined ? await scanned(paths, flags) : saved(flags.from, flags);
  if (source === undefined) return 2;
  const { assessment } = source;
  const found = componentsNamed(word, assessment.components);
  if (found.length === 0) {
    const names = [...new Set(assessment.components.map(({ name }) => name))];
    process.stderr.write(unknownName(word, 'a component of this scan', names, lookOf(process.stderr, flags)));
    trust(assessment, flags);
    return 2;
  }
  await writeOut(answersFor(found, source, flags));
  return trust(assessment, flags);
}

function answersFor(found: readonly AssessedComponent[], { assessment, why }: Source, flags: WhyFlags): string {
  const look = lookOf(process.stdout, flags);
  if (flags.format === 'json') return `${jsonText(found.flatMap(({ purl }) => why(purl) ?? []))}\n`;
  const shown = found.slice(0, MOST_ANSWERS);
  const answers = shown.flatMap(({ purl }) => why(purl) ?? []).map((answer) => explainWhy(answer, assessment, look));
  return [...answers, ...(found.length > 1 ? [ambiguousName(found, shown.length, look)] : [])].join('\n');
}

async function scanned(paths: readonly string[], flags: WhyFlags): Promise<Source | undefined> {
  return withProgress(scanRequest(paths, flags), flags, inquire);
}

function saved(file: string, flags: WhyFlags): Source | undefined {
  const text = readInput(file);
  const parsed = typeof text === 'string' ? parseAssessment(text, file) : { problem: text };
  if ('problem' in parsed) {
    refuse([parsed.problem], flags);
    return undefined;
  }
  const { assessment } = parsed;
  return { assessment, why: (purl) => answerWhySaved(assessment, purl, loadRulebook().spdxIds) };
}
