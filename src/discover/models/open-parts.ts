/**
 * Which parts of a model's making lie open beside its card, as facts. Names of files and keys of the card are all that is
 * looked at: that a file is called `train.py` shows that it is there, not that it is whole.
 */
import { own, ownText } from '../../io/parse/own.ts';
import type { Entry } from '../../io/project-files.ts';
import { tagsOf } from './card-lineage.ts';

/** Papers that one card names at most. */
const PAPERS = 5;

/**
 * `paper` (arXiv numbers that the card names), `report` and `paper-file` (documents beside it), `evaluation` (`results` in
 * the card), `code` (what the programs beside it are for, by their names), `checkpoints` (folders of a training's steps).
 */
export function openParts(data: unknown, body: string, entries: readonly Entry[]): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {};
  const papers = papersOf(data, body);
  if (papers.length > 0) facts.paper = papers.join(', ');
  if (hasResults(data)) facts.evaluation = 'results';
  const isAlone = entries.length === 1 && /^readme\.md$/i.test(entries[0]?.name ?? '');
  return isAlone ? facts : Object.assign(facts, partsBeside(entries));
}

function partsBeside(entries: readonly Entry[]): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {};
  const files = entries.filter((entry) => entry.kind === 'file').map((entry) => entry.name);
  const report = files.find((name) => /^technical[-_ ]?report[\w .-]{0,80}\.(?:pdf|md|tex)$/i.test(name));
  if (report !== undefined) facts.report = report.slice(0, 100);
  const paper = files.find((name) => /^(?:research[-_ ]?)?paper[\w .-]{0,80}\.(?:pdf|tex)$/i.test(name));
  if (paper !== undefined) facts['paper-file'] = paper.slice(0, 100);
  const code = Object.entries(PROGRAMS).flatMap(([purpose, pattern]) =>
    files.some((name) => pattern.test(name)) ? [purpose] : [],
  );
  if (code.length > 0) facts.code = code.join(', ');
  const steps = entries.some(
    (entry) => entry.kind === 'directory' && /^(?:checkpoint|step|global_step)[-_]?\d{1,9}$/i.test(entry.name),
  );
  if (steps) facts.checkpoints = 'yes';
  return facts;
}

/** Programs by what their names say they do. Lower or upper case, Python, notebooks and shell. */
const PROGRAMS: Readonly<Record<string, RegExp>> = {
  architecture: /^(?:modeling|modelling)[-_][\w.-]{1,80}\.py$/i,
  training:
    /^(?:run[-_])?(?:pre)?(?:train|training|finetune|fine[-_]tune|finetuning|sft|dpo)(?:[-_.][\w.-]{0,80})?\.(?:py|ipynb|sh)$/i,
  inference: /^(?:run[-_])?(?:infer|inference|generate|generation|predict|demo|handler)(?:[-_.][\w.-]{0,80})?\.(?:py|ipynb|sh)$/i,
  evaluation: /^(?:run[-_])?(?:eval|evaluate|evaluation|benchmark)(?:[-_.][\w.-]{0,80})?\.(?:py|ipynb|sh)$/i,
  preprocessing:
    /^(?:preprocess|preprocessing|prepare[-_]data|process[-_]data|data[-_]prep(?:aration)?)(?:[-_.][\w.-]{0,80})?\.(?:py|ipynb|sh)$/i,
};

/** The Hub turns links to arXiv into tags of this form; ModelScope's cards and plain ones only have the links. */
function papersOf(data: unknown, body: string): readonly string[] {
  const tagged = tagsOf(data).map((tag) => /^arxiv:(\d{4}\.\d{4,5})$/i.exec(tag.trim())?.[1]);
  const keyed = /^(?:arxiv:)?(\d{4}\.\d{4,5})$/i.exec(ownText(data, 'arxiv')?.trim() ?? '')?.[1];
  const linked = /arxiv/i.test(body)
    ? Array.from(body.matchAll(/arxiv\.org\/(?:abs|pdf|html)\/(\d{4}\.\d{4,5})/gi), (match) => match[1])
    : [];
  const found = [...tagged, keyed, ...linked].filter((number) => number !== undefined);
  return [...new Set(found)].slice(0, PAPERS).map((number) => `arXiv:${number}`);
}

/** https://huggingface.co/docs/hub/model-cards#evaluation-results */
function hasResults(data: unknown): boolean {
  return ['model-index', 'eval_results'].some((key) => {
    const value = own(data, key);
    return Array.isArray(value) && value.length > 0;
  });
}
