/** `licheck compat <license...>`: can these be combined, and shipped under that licence? */
import { type Command, Option } from 'commander';
import { readInput } from '../../io/read-input.ts';
import { COMPAT_USES, type CompatDocument, type CompatModel, type CompatUse } from '../../model/compat.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { type LicenseExpression, NOASSERTION } from '../../model/expression.ts';
import { familyName } from '../../model/license-word.ts';
import type { Rulebook } from '../../model/rulebook.ts';
import { createCompatAnswerer } from '../../pipeline/index.ts';
import { compatJson, compatLine, drawCompat } from '../../report/compat.ts';
import { unknownName } from '../../report/explain/suggest.ts';
import { loadRulebook } from '../../rulebook/load.ts';
import { modelNamed } from '../../rulebook/model-named.ts';
import { expressionNamed, licensesIn } from '../../rulebook/named.ts';
import { refuse } from '../asking.ts';
import { explainDiagnostics } from '../deliver.ts';
import { type LookFlags, lookOf } from '../host.ts';
import { withLook } from '../options.ts';
import { writeOut } from '../write.ts';

interface CompatFlags extends LookFlags {
  readonly format: 'terminal' | 'json';
  readonly into?: string;
  readonly use?: string;
  readonly pairsFrom?: string;
}

/** Other words for how works are joined. */
const SAME_USES: Readonly<Record<string, CompatUse>> = { static: 'combine', dynamic: 'link' };
const EXIT = { yes: 0, no: 1, review: 3 } as const satisfies Record<CompatDocument['answer'], number>;

/** Adds the command. `finish` takes the exit code: 0 yes, 1 no, 3 review, 2 bad usage. */
export function addCompat(program: Command, finish: (code: number) => void): void {
  const command = program
    .command('compat')
    .argument(
      '[license...]',
      'licences of what goes in: an id, a model hub’s id, a quoted expression, or a well-known model (owner/name, name:tag)',
    )
    .description('say whether licences can be combined, and shipped under another')
    .option('--into <license>', 'the licence that the whole is to be shipped under')
    .addOption(
      new Option('--use <relation>', 'how they go in (default: combine)').choices([...COMPAT_USES, ...Object.keys(SAME_USES)]),
    )
    .option('--pairs-from <tsv>', 'answer many pairs, one `outbound<TAB>inbound` a line; - is standard input')
    .addOption(new Option('-f, --format <id>', 'format of the answer').choices(['terminal', 'json']).default('terminal'))
    .addHelpText(
      'after',
      '\nExit codes: 0 yes; 1 no; 3 a person must look; 2 bad usage. With --pairs-from: 0 every pair was read; 2 not.',
    );
  withLook(command).action(async (words: string[], flags: CompatFlags) => finish(await compat(words, flags)));
}

async function compat(words: readonly string[], flags: CompatFlags): Promise<number> {
  if (flags.pairsFrom !== undefined) {
    return words.length > 0 || flags.into !== undefined ? refuse([MIXED], flags) : pairs(flags.pairsFrom, flags);
  }
  if (words.length === 0 || (words.length === 1 && flags.into === undefined)) return refuse([TOO_FEW], flags);
  const rulebook = loadRulebook();
  const asked = [...words, ...(flags.into === undefined ? [] : [flags.into])].map((word) => meaningOf(word, rulebook));
  const strange = asked.find(({ expression }) => expression === undefined);
  if (strange?.isModel) return refuse([{ ...UNKNOWN_MODEL, message: unknownModel(strange.word) }], flags);
  if (strange) {
    process.stderr.write(
      unknownName(strange.word, 'a licence or a well-known model', rulebook.ids, lookOf(process.stderr, flags)),
    );
    return 2;
  }
  const expressions = asked.flatMap(({ expression }) => expression ?? []);
  const models = asked.flatMap(({ model }) => model ?? []);
  const inbound = expressions.slice(0, words.length);
  const outbound = expressions[words.length];
  const answer = createCompatAnswerer(rulebook)({ inbound, ...(outbound && { outbound }), use: useOf(flags) });
  const document = models.length === 0 ? answer : { ...answer, models };
  const hint = flags.use === undefined ? hintFor(inbound, rulebook) : undefined;
  await writeOut(flags.format === 'json' ? compatJson(document) : drawCompat(document, lookOf(process.stdout, flags), hint));
  return EXIT[document.answer];
}

/** What a word means: a licence before a model, since hubs call licences by the names of models. */
interface Meaning {
  readonly word: string;
  /** Undefined when nobody knows it. */
  readonly expression: LicenseExpression | undefined;
  readonly model?: CompatModel;
  /** True for a word that can be nothing but the name of a model. */
  readonly isModel?: boolean;
}

function meaningOf(word: string, rulebook: Rulebook): Meaning {
  const expression = expressionNamed(word, rulebook);
  const named = expression === undefined ? modelNamed(word, rulebook) : undefined;
  if (named?.entry === undefined) return { word, expression, isModel: named !== undefined };
  const { pattern, license, date, source, verified, note = null } = named.entry;
  const isVerified = verified !== 'unverified';
  const model = { name: word, pattern, license, date, source, verified: isVerified, note };
  return { word, expression: isVerified ? (expressionNamed(license, rulebook) ?? NOASSERTION) : NOASSERTION, model };
}

const unknownModel = (word: string): string => `the registry of well-known models does not know "${word}"`;

const useOf = ({ use = 'combine' }: CompatFlags): CompatUse => SAME_USES[use] ?? (use as CompatUse);

/** A model's licence seldom says anything of combined works, and much of derivatives. */
function hintFor(inbound: readonly LicenseExpression[], rulebook: Rulebook): string | undefined {
  const facts = inbound.flatMap((expression) => licensesIn(expression, rulebook));
  const forModels = facts.find(({ artifacts }) => artifacts.includes('model'));
  return (
    forModels &&
    `${familyName(forModels.id) ?? forModels.name} is a licence for models: ask about a derivative with --use finetune, merge, adapter or quantized.`
  );
}

/** Answers a list, one JSON object a line in the order of the list, whatever the licences are. */
async function pairs(file: string, flags: CompatFlags): Promise<number> {
  const text = readInput(file);
  if (typeof text !== 'string') return refuse([{ ...text, severity: 'error' }], flags);
  const rulebook = loadRulebook();
  const answer = createCompatAnswerer(rulebook);
  const known = new Map<string, LicenseExpression | undefined>();
  const read = (word: string): LicenseExpression | undefined => {
    if (!known.has(word)) known.set(word, expressionNamed(word, rulebook));
    return known.get(word);
  };
  const problems: Diagnostic[] = [];
  const lines: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [to = '', from] = line.split('\t').map((cell) => cell.trim());
    if (to === 'outbound' && from === 'inbound') continue;
    const place = {
      path: file === '-' ? 'standard input' : file,
      line: index + 1,
      column: 1,
      endColumn: line.length + 1,
      excerpt: line,
    };
    if (from === undefined || to === '' || from === '') {
      problems.push({ ...NOT_A_PAIR, ...place });
      continue;
    }
    const [outbound, inbound] = [read(to), read(from)];
    const strange = outbound === undefined ? to : inbound === undefined ? from : undefined;
    if (strange !== undefined) problems.push({ ...UNKNOWN, message: `nothing is known of "${strange}"`, ...place });
    const document =
      outbound && inbound
        ? answer({ inbound: [inbound], outbound, use: useOf(flags) })
        : unanswered(to, from, strange ?? '', useOf(flags));
    lines.push(compatLine(document));
  }
  await writeOut(lines.join(''));
  explainDiagnostics(problems, flags);
  return problems.length > 0 ? 2 : 0;
}

/** A line of its own for a name that nobody knows, so that lines still match those of the list. */
function unanswered(outbound: string, inbound: string, strange: string, use: CompatUse): CompatDocument {
  const reason = { license: strange, term: 'unknown', clause: null, text: `nothing is known of ${strange}` };
  return { outbound, inbound: [inbound], under: null, use, answer: 'review', reasons: [reason], remedies: [], names: {} };
}

const TOO_FEW: Diagnostic = {
  code: 'cli/too-few-licenses',
  severity: 'error',
  message: 'there is nothing to compare with',
  help: 'Name two licences or more, or say with `--into <license>` under which one they are to be shipped.',
  incomplete: true,
};

const MIXED: Diagnostic = {
  code: 'cli/too-many-questions',
  severity: 'error',
  message: '`--pairs-from` takes the place of the licences and of `--into`',
  help: 'Give a list of pairs, or name the licences.',
  incomplete: true,
};

const NOT_A_PAIR: Diagnostic = {
  code: 'cli/not-a-pair',
  severity: 'error',
  message: 'the line is no pair of licences',
  help: 'Write the outbound licence, a tab, and the inbound licence.',
  incomplete: true,
};

const UNKNOWN_MODEL: Diagnostic = {
  code: 'cli/unknown-model',
  severity: 'error',
  message: '',
  help: 'Name its licence instead, or scan a project that uses it with `--online`.',
  incomplete: true,
};

const UNKNOWN: Diagnostic = {
  code: 'cli/unknown-license',
  severity: 'error',
  message: '',
  help: 'Write an SPDX id, or another id that `licheck explain` knows.',
  incomplete: true,
};
