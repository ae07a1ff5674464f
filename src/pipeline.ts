/** The whole run on one page: discover, resolve, evaluate, and the places of what will be shown. */
import { discover, discoverOnline } from './discover/discover.ts';
import { offlineNote } from './discover/online/offline-note.ts';
import { assembleAssessment } from './evaluate/assessment.ts';
import { type Evaluation, evaluate } from './evaluate/evaluate.ts';
import { makeLock, parseLock, printLock } from './evaluate/lock.ts';
import { proposeDecisions } from './evaluate/propose-decisions.ts';
import { proposeUse, suggestAnswers } from './evaluate/propose-use.ts';
import { recommend } from './evaluate/recommend.ts';
import { answerWhy } from './evaluate/why.ts';
import { readData } from './io/data.ts';
import { type HubSettings, openHubs } from './io/fetch/hubs.ts';
import { type GitTree, openGitTree } from './io/git/source.ts';
import { locate } from './io/locate.ts';
import { type CacheHub, cacheRoot, openCache } from './io/model-caches.ts';
import { mountFiles } from './io/mounted-files.ts';
import { openProject } from './io/open-project.ts';
import { ROOT } from './io/paths.ts';
import { isDiagnostic } from './io/problems.ts';
import type { ProjectFiles } from './io/project-files.ts';
import { projectRoot } from './io/project-root.ts';
import type { Assessment } from './model/assessment.ts';
import type { Detector } from './model/detection.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { LicenseExpression } from './model/expression.ts';
import type { Inventory } from './model/inventory.ts';
import { type LicenseLock, LOCK_FILE } from './model/lock.ts';
import type { Policy } from './model/policy.ts';
import type { ProposedDecisions, ProposedUse, ShippingAnswers, SuggestedAnswers } from './model/proposal.ts';
import type { Recommendation } from './model/recommendation.ts';
import type { Resolution } from './model/resolution.ts';
import type { Rulebook } from './model/rulebook.ts';
import { VERSION } from './model/version.ts';
import type { Why } from './model/why.ts';
import { createComparer } from './resolve/detect/compare.ts';
import { createDetector } from './resolve/detect/detector.ts';
import { resolve } from './resolve/resolve.ts';
import { loadRulebook } from './rulebook/load.ts';
import { type DraftConfig, loadPolicy } from './rulebook/policy/load.ts';

export { applyBaseline, makeBaseline, parseBaseline, printBaseline } from './evaluate/baseline.ts';
export { createCompatAnswerer } from './evaluate/compat.ts';
export { declaredOnly } from './evaluate/declared-only.ts';
export { compareAssessments } from './evaluate/diff.ts';
export { answerWhySaved } from './evaluate/why-saved.ts';

/** What to scan and how. */
export interface ScanRequest {
  /** Folders as the user typed them; several are one project. */
  readonly paths: readonly string[];
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly config?: string;
  /** A preset or a policy file, instead of the configuration that would be found. */
  readonly policy?: string;
  /** Leave dev dependencies out. */
  readonly production?: boolean;
  /** Ask the hubs about models and datasets that are only named. Absent: the network is not touched. */
  readonly online?: HubSettings;
  /** Caches of the hubs' clients, in which named models are looked up. Not for a git tree. */
  readonly caches?: readonly CachePlace[];
  /** ISO date against which exceptions expire. */
  readonly today: string;
  /** Scan what git holds instead of the disk; the policy is still the one on disk. No lock is compared, no hub asked. */
  readonly git?: GitTree;
  readonly onProgress?: (components: number) => void;
}

/** A cache on this machine. */
export interface CachePlace {
  readonly hub: CacheHub;
  /** Absolute. */
  readonly path: string;
  /** Asked for as a whole: everything in it counts. Else only what the project names is looked up. */
  readonly all: boolean;
}

/** No answer, and why: a bad policy, a path that is not there. */
export interface Refusal {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
}

/** An assessment, with the commit when a revision was scanned; or a refusal. */
export type ScanOutcome = { readonly ok: true; readonly assessment: Assessment; readonly commit?: string } | Refusal;

/** Scans a project and judges it. Never throws on bad input. */
export async function assess(request: ScanRequest): Promise<ScanOutcome> {
  const seen = await see(request);
  if (!seen.ok) return seen;
  return { ok: true, assessment: document(seen, evaluate(seen)), ...(seen.commit !== undefined && { commit: seen.commit }) };
}

/** A scan that can be asked about. */
export interface Inquiry {
  readonly ok: true;
  readonly assessment: Assessment;
  /** Why a component got its verdict, by purl. */
  readonly why: (purl: string) => Why | undefined;
  /** What the project could be shipped under; what it is shipped under now, and `wanted`, are tried too. */
  readonly recommend: (wanted: readonly LicenseExpression[]) => Recommendation;
}

/** Scans a project and judges it, to answer questions about the result. */
export async function inquire(request: ScanRequest): Promise<Inquiry | Refusal> {
  const seen = await see(request);
  if (!seen.ok) return seen;
  const assessment = document(seen, evaluate(seen));
  return {
    ok: true,
    assessment,
    why: (purl) => answerWhy({ ...seen, assessment, place: locate(seen.files) }, purl),
    recommend: (wanted) => recommend(seen, wanted),
  };
}

/** A scan whose components can be judged again, under a configuration that is not written yet. */
export interface Survey {
  readonly ok: true;
  /** The scanned folder, absolute. */
  readonly root: string;
  readonly assessment: Assessment;
  /** The same components, as if the configuration file held the text. */
  readonly judge: (draft: DraftConfig) => ScanOutcome;
  /** What the project itself suggests to answer. */
  readonly suggest: () => SuggestedAnswers;
  readonly proposeUse: (answers: ShippingAnswers) => ProposedUse;
  /** What stays open in an assessment of these components. */
  readonly proposeDecisions: (assessment: Assessment) => ProposedDecisions;
}

/** Scans a project to try policies on it. */
export async function survey(request: ScanRequest): Promise<Survey | Refusal> {
  const seen = await see(request);
  if (!seen.ok) return seen;
  return {
    ok: true,
    root: seen.root,
    assessment: document(seen, evaluate(seen)),
    judge: (draft) => judgeAgain(seen, request, draft),
    suggest: () => suggestAnswers(seen),
    proposeUse: (answers) => proposeUse(answers, seen),
    proposeDecisions: (assessment) => proposeDecisions(seen, assessment),
  };
}

function judgeAgain(seen: Seen, request: ScanRequest, draft: DraftConfig): ScanOutcome {
  const { policy, diagnostics } = loadPolicy({ ...request, rulebook: seen.rulebook, root: seen.root, draft });
  if (policy === undefined) return { ok: false, diagnostics };
  const resolved = resolve({ inventory: seen.inventory, rulebook: seen.rulebook, policy, detector: loadDetector() });
  const others = seen.diagnostics.filter(({ code }) => !code.startsWith('policy/'));
  const again = { ...seen, policy, ...resolved, diagnostics: [...diagnostics, ...others] };
  return { ok: true, assessment: document(again, evaluate(again)) };
}

/** Scans a project and gives the text of its `licheck.lock`. */
export async function lock(
  request: ScanRequest,
): Promise<{ readonly ok: true; readonly text: string; readonly root: string } | Refusal> {
  const seen = await see(request);
  return seen.ok ? { ok: true, text: printLock(makeLock(seen.inventory, seen.resolutions)), root: seen.root } : seen;
}

/** What a scan saw and resolved, before it is judged. */
interface Seen {
  readonly ok: true;
  readonly root: string;
  readonly files: ProjectFiles;
  readonly commit?: string;
  readonly today: string;
  readonly rulebook: Rulebook;
  readonly policy: Policy;
  readonly lock?: LicenseLock;
  readonly inventory: Inventory;
  readonly resolutions: readonly Resolution[];
  readonly stale: ReturnType<typeof resolve>['stale'];
  /** From the policy and the lock; the inventory has its own. */
  readonly diagnostics: readonly Diagnostic[];
}

async function see(request: ScanRequest): Promise<Seen | Refusal> {
  const place = projectRoot(request.paths, request.cwd);
  if (!place.ok) return place;
  const { root, starts } = place;
  const rulebook = loadRulebook();
  const { policy, diagnostics } = loadPolicy({ ...request, rulebook, root });
  if (policy === undefined) return { ok: false, diagnostics };

  const looked = await look(root, starts, request, policy);
  if (isDiagnostic(looked)) return { ok: false, diagnostics: [looked] };
  const { files, inventory } = looked;
  const resolved = resolve({ inventory, rulebook, policy, detector: loadDetector() });
  const locked = request.git ? { diagnostics: [] } : readLock(files);
  const isUnknown = (index: number): boolean => resolved.resolutions[index]?.effective.kind === 'noassertion';
  const note = request.online ? undefined : offlineNote(inventory, isUnknown);
  return {
    ok: true,
    ...{ root, ...looked, rulebook, policy, ...resolved },
    today: request.today,
    ...(locked.lock && { lock: locked.lock }),
    diagnostics: [...diagnostics, ...locked.diagnostics, ...(note ? [note] : [])],
  };
}

/** One look at a folder; at a git tree as many as it takes, since git hands over in bulk what a look asked for. */
async function look(
  root: string,
  starts: readonly string[],
  { git, online, production, caches = [], onProgress }: ScanRequest,
  { ignore, components }: Policy,
): Promise<Pick<Seen, 'files' | 'inventory' | 'commit'> | Diagnostic> {
  const names = components.flatMap(({ component, name }) => (name === undefined ? [] : [{ component, name }]));
  const options = { ignore, names, production: production === true, ...(onProgress && { onProgress }) };
  if (git === undefined) {
    const files = mountFiles(
      openProject(root, { starts }),
      caches.map(({ hub, path }) => openCache(hub, path)),
    );
    const cached = { ...options, caches: caches.map(({ hub, all }) => ({ hub, root: cacheRoot(hub), all })) };
    const inventory = online ? await discoverOnline(files, cached, openHubs(root, online)) : discover(files, cached);
    return { files, inventory };
  }
  const tree = await openGitTree(root, git);
  if (isDiagnostic(tree)) return tree;
  for (;;) {
    const files = tree.look();
    const inventory = discover(files, { ...options, mayBeEmpty: true });
    if (!(await tree.fetch())) return { files, inventory, ...(tree.commit !== undefined && { commit: tree.commit }) };
  }
}

function document(seen: Seen, evaluation: Evaluation): Assessment {
  return assembleAssessment({ ...seen, evaluation, version: VERSION, projectName: seen.files.name, place: locate(seen.files) });
}

function readLock(files: ProjectFiles): { readonly lock?: LicenseLock; readonly diagnostics: readonly Diagnostic[] } {
  const path = files.join(ROOT, LOCK_FILE);
  if (path === undefined || !files.isFile(path)) return { diagnostics: [] };
  const text = files.text(path);
  const lock = typeof text === 'string' ? parseLock(text) : text;
  return 'components' in lock ? { lock, diagnostics: [] } : { diagnostics: [lock] };
}

let detector: Detector | undefined;

/** The detector over the package's own index, made once. */
export function loadDetector(): Detector {
  detector ??= createDetector(readData('detect.bin'));
  return detector;
}

/** Lays texts along the standard texts of licences; `undefined` when the package was built without them. */
export function loadComparer(): ReturnType<typeof createComparer> | undefined {
  const bytes = readData('detect.bin');
  return bytes && createComparer(bytes);
}
