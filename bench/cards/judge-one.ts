/** Judges one folder, and tells what that took: `judge-one <folder> [--stages]`. The start of the program is not counted. */
import { discover } from '../../src/discover/discover.ts';
import { assembleAssessment } from '../../src/evaluate/document/assessment.ts';
import { judge } from '../../src/evaluate/evaluate.ts';
import { locate } from '../../src/io/locate.ts';
import { openProject } from '../../src/io/open-project.ts';
import { assess, loadDetector } from '../../src/pipeline/index.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { loadPolicy } from '../../src/rulebook/policy/load.ts';

const TODAY = '2026-11-24';
const [folder = '.', how] = process.argv.slice(2);
const stages: Record<string, number> = {};
const rulebook = loadRulebook();
loadDetector();
const start = process.cpuUsage();
const findings = how === '--stages' ? inStages() : await whole();
const { user, system } = process.cpuUsage(start);
const memory = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ findings, user: user / 1000, system: system / 1000, memory, stages }));

async function whole(): Promise<number> {
  const outcome = await assess({ paths: [folder], cwd: folder, today: TODAY });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.assessment.findings.length;
}

/** The same, stage by stage as `src/pipeline` has them. */
function inStages(): number {
  const { policy } = loadPolicy({ rulebook, root: folder, cwd: folder });
  if (policy === undefined) throw new Error('no policy');
  const files = openProject(folder);
  const inventory = time('discover', () => discover(files, { ignore: [] }));
  const resolved = time('resolve', () => resolve({ inventory, rulebook, policy, detector: loadDetector() }));
  const evaluation = time('evaluate', () => judge({ inventory, ...resolved, rulebook, policy, today: TODAY }));
  const seen = { inventory, ...resolved, evaluation, rulebook, policy, diagnostics: [], version: '0' };
  const document = time('assemble', () => assembleAssessment({ ...seen, projectName: 'tea-house', place: locate(files) }));
  return document.findings.length;
}

function time<T>(stage: string, run: () => T): T {
  const before = process.cpuUsage();
  const answer = run();
  stages[stage] = process.cpuUsage(before).user / 1000;
  stages[`${stage} heap`] = process.memoryUsage().heapUsed / 1e6;
  return answer;
}
