/**
 * Judges one folder of `shapes.mjs`, and tells what that took: `judge-one <folder> <shape> <cards> [--stages]`. The start of the
 * program is not counted. Fast and wrong is of no use: some links are looked up among the findings afterwards.
 */
import { discover } from '../../src/discover/discover.ts';
import { assembleAssessment } from '../../src/evaluate/document/assessment.ts';
import { judge } from '../../src/evaluate/evaluate.ts';
import { locate } from '../../src/io/locate.ts';
import { openProject } from '../../src/io/open-project.ts';
import type { AssessedFinding } from '../../src/model/assessment.ts';
import { assess, loadDetector } from '../../src/pipeline/index.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { loadPolicy } from '../../src/rulebook/policy/load.ts';
import { basesOf, LICENSES, nameOf } from './shapes.mjs';

/** What a permissive licence over these breaks. */
const BREAKS: Readonly<Record<string, string>> = {
  'llama3.1': 'lineage-conflict',
  'cc-by-nc-4.0': 'lineage-conflict',
  'bigscience-openrail-m': 'restriction-not-passed-on',
  gemma: 'restriction-not-passed-on',
};
const CODES: ReadonlySet<string> = new Set(Object.values(BREAKS));

const TODAY = '2026-11-24';
const [folder = '.', shape = 'tree', cards = '0', how] = process.argv.slice(2);
const stages: Record<string, number> = {};
const rulebook = loadRulebook();
loadDetector();
const start = process.cpuUsage();
const findings = how === '--stages' ? inStages() : await whole();
const { user, system } = process.cpuUsage(start);
const memory = process.resourceUsage().maxRSS / 1024;
const wrong = spotCheck(findings);
console.log(JSON.stringify({ findings: findings.length, wrong, user: user / 1000, system: system / 1000, memory, stages }));

async function whole(): Promise<readonly AssessedFinding[]> {
  const outcome = await assess({ paths: [folder], cwd: folder, today: TODAY });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.assessment.findings;
}

/** The same, stage by stage as `src/pipeline` has them. */
function inStages(): readonly AssessedFinding[] {
  const { policy } = loadPolicy({ rulebook, root: folder, cwd: folder });
  if (policy === undefined) throw new Error('no policy');
  const files = openProject(folder);
  const inventory = time('discover', () => discover(files, { ignore: [] }));
  const resolved = time('resolve', () => resolve({ inventory, rulebook, policy, detector: loadDetector() }));
  const evaluation = time('evaluate', () => judge({ inventory, ...resolved, rulebook, policy, today: TODAY }));
  const seen = { inventory, ...resolved, evaluation, rulebook, policy, diagnostics: [], version: '0' };
  const document = time('assemble', () => assembleAssessment({ ...seen, projectName: 'tea-house', place: locate(files) }));
  return document.findings;
}

function time<T>(stage: string, run: () => T): T {
  const before = process.cpuUsage();
  const answer = run();
  stages[stage] = process.cpuUsage(before).user / 1000;
  stages[`${stage} heap`] = process.memoryUsage().heapUsed / 1e6;
  return answer;
}

/** How many of a hundred links do not have the finding that they must have, or have one that they must not have. */
function spotCheck(found: readonly AssessedFinding[]): number {
  const count = Number(cards);
  const step = Math.max(1, Math.floor(count / 100));
  const asked = new Map<string, string | undefined>();
  for (let i = step; i < count; i += step) {
    const own = LICENSES[i % 6];
    if (own !== 'mit' && own !== 'apache-2.0') continue;
    for (const base of basesOf(shape, i, count)) asked.set(`${purlOf(i)} ${purlOf(base)}`, BREAKS[LICENSES[base % 6] ?? '']);
  }
  const seen = new Map<string, string>();
  for (const { code, lineage } of found) {
    const link = lineage.join(' ');
    if (lineage.length === 2 && asked.has(link) && CODES.has(code)) seen.set(link, code);
  }
  return [...asked].filter(([link, code]) => seen.get(link) !== code).length;
}

function purlOf(i: number): string {
  return `pkg:huggingface/${nameOf(i)}`;
}
