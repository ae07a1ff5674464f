/** The whole run on one page: discover, resolve, evaluate, and the places of what will be shown. */
import { discover, discoverOnline } from './discover/discover.ts';
import { offlineNote } from './discover/online/offline-note.ts';
import { assembleAssessment } from './evaluate/assessment.ts';
import { type Evaluation, evaluate } from './evaluate/evaluate.ts';
import { makeLock, parseLock, printLock } from './evaluate/lock.ts';
import { readData } from './io/data.ts';
import { type HubSettings, openHubs } from './io/fetch/hubs.ts';
import { locate } from './io/locate.ts';
import { openProject } from './io/open-project.ts';
import { ROOT } from './io/paths.ts';
import type { ProjectFiles } from './io/project-files.ts';
import { projectRoot } from './io/project-root.ts';
import type { Assessment } from './model/assessment.ts';
import type { Detector } from './model/detection.ts';
import type { Diagnostic } from './model/diagnostic.ts';
import type { Inventory } from './model/inventory.ts';
import { type LicenseLock, LOCK_FILE } from './model/lock.ts';
import type { Policy } from './model/policy.ts';
import type { Resolution } from './model/resolution.ts';
import type { Rulebook } from './model/rulebook.ts';
import { VERSION } from './model/version.ts';
import { createDetector } from './resolve/detect/detector.ts';
import { resolve } from './resolve/resolve.ts';
import { loadRulebook } from './rulebook/load.ts';
import { loadPolicy } from './rulebook/policy/load.ts';

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
  /** ISO date against which exceptions expire. */
  readonly today: string;
  readonly onProgress?: (components: number) => void;
}

/** No answer, and why: a bad policy, a path that is not there. */
export interface Refusal {
  readonly ok: false;
  readonly diagnostics: readonly Diagnostic[];
}

/** An assessment, or a refusal. */
export type ScanOutcome = { readonly ok: true; readonly assessment: Assessment } | Refusal;

/** Scans a project and judges it. Never throws on bad input. */
export async function assess(request: ScanRequest): Promise<ScanOutcome> {
  const seen = await see(request);
  return seen.ok ? { ok: true, assessment: document(seen, evaluate(seen)) } : seen;
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

  const files = openProject(root, { starts });
  const options = {
    ignore: policy.ignore,
    production: request.production === true,
    ...(request.onProgress && { onProgress: request.onProgress }),
  };
  const inventory = request.online
    ? await discoverOnline(files, options, openHubs(root, request.online))
    : discover(files, options);
  const resolved = resolve({ inventory, rulebook, policy, detector: loadDetector() });
  const locked = readLock(files);
  const isUnknown = (index: number): boolean => resolved.resolutions[index]?.effective.kind === 'noassertion';
  const note = request.online ? undefined : offlineNote(inventory, isUnknown);
  return {
    ok: true,
    ...{ root, files, rulebook, policy, inventory, ...resolved },
    today: request.today,
    ...(locked.lock && { lock: locked.lock }),
    diagnostics: [...diagnostics, ...locked.diagnostics, ...(note ? [note] : [])],
  };
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

function loadDetector(): Detector {
  detector ??= createDetector(readData('detect.bin'));
  return detector;
}
