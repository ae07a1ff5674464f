/** The first half of a run: discover what is there, resolve its licences. The only part that waits for anything. */
import { discover, discoverOnline } from '../discover/discover.ts';
import { offlineNote } from '../discover/online/offline-note.ts';
import { parseLock } from '../evaluate/answers/lock.ts';
import { openHubs } from '../io/fetch/hubs.ts';
import { openGitTree } from '../io/git/source.ts';
import { cacheRoot, openCache } from '../io/model-caches.ts';
import { mountFiles } from '../io/mounted-files.ts';
import { openProject } from '../io/open-project.ts';
import { ROOT } from '../io/paths.ts';
import { isDiagnostic } from '../io/problems.ts';
import type { ProjectFiles } from '../io/project-files.ts';
import { holdsManyPackages, projectRoot } from '../io/project-root.ts';
import { openReadings } from '../io/readings.ts';
import type { Detector } from '../model/detection.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Inventory } from '../model/inventory.ts';
import { type LicenseLock, LOCK_FILE } from '../model/lock.ts';
import type { Policy } from '../model/policy.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Rulebook } from '../model/rulebook.ts';
import { resolve } from '../resolve/resolve.ts';
import { loadRulebook } from '../rulebook/load.ts';
import { loadPolicy } from '../rulebook/policy/load.ts';
import { type ReadAhead, readAhead } from './read-ahead.ts';
import type { Refusal, ScanRequest } from './request.ts';

/** What a scan saw and resolved, before it is judged. */
export interface Seen {
  readonly ok: true;
  readonly root: string;
  readonly files: ProjectFiles;
  readonly commit?: string;
  readonly today: string;
  readonly rulebook: Rulebook;
  readonly policy: Policy;
  readonly lock?: LicenseLock;
  /** Remembers every text of this look. */
  readonly detector: Detector;
  readonly inventory: Inventory;
  readonly resolutions: readonly Resolution[];
  readonly stale: ReturnType<typeof resolve>['stale'];
  /** From the policy and the lock; the inventory has its own. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds every component and establishes its licence: all that comes before judging. */
export async function see(request: ScanRequest): Promise<Seen | Refusal> {
  const place = projectRoot(request.paths, request.cwd);
  if (!place.ok) return place;
  const readings = request.readings && openReadings(place.root, request.readings);
  const isAllNew = readings?.isEmpty !== false && request.git === undefined && holdsManyPackages(place.root);
  const ahead = readAhead({ readings, expectsMany: isAllNew, ...(request.reader && { start: () => request.reader }) });
  try {
    return await lookAndResolve(place, request, ahead);
  } finally {
    ahead.stop();
    request.reader?.stop();
  }
}

async function lookAndResolve(
  { root, starts }: { readonly root: string; readonly starts: readonly string[] },
  request: ScanRequest,
  ahead: ReadAhead,
): Promise<Seen | Refusal> {
  const rulebook = loadRulebook();
  const { policy, diagnostics } = loadPolicy({ ...request, rulebook, root });
  if (policy === undefined) return { ok: false, diagnostics };

  const looked = await look(root, starts, request, policy, ahead);
  if (isDiagnostic(looked)) return { ok: false, diagnostics: [looked] };
  const { files, inventory } = looked;
  const detector = await ahead.detector();
  const resolved = resolve({ inventory, rulebook, policy, detector });
  const locked = request.git ? { diagnostics: [] } : readLock(files);
  const isUnknown = (index: number): boolean => resolved.resolutions[index]?.effective.kind === 'noassertion';
  const note = request.online ? undefined : offlineNote(inventory, isUnknown);
  return {
    ok: true,
    ...{ root, ...looked, rulebook, policy, detector, ...resolved },
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
  ahead: ReadAhead,
): Promise<Pick<Seen, 'files' | 'inventory' | 'commit'> | Diagnostic> {
  const names = components.flatMap(({ component, name }) => (name === undefined ? [] : [{ component, name }]));
  const own = components.flatMap(({ component, own: isOwn }) => (isOwn ? [component] : []));
  const options = { ignore, names, own, production: production === true, ...(onProgress && { onProgress }) };
  if (git === undefined) {
    const files = ahead.watch(
      mountFiles(
        openProject(root, { starts }),
        caches.map(({ hub, path }) => openCache(hub, path)),
      ),
    );
    const cached = { ...options, caches: caches.map(({ hub, all }) => ({ hub, root: cacheRoot(hub), all })) };
    const inventory = online ? await discoverOnline(files, cached, openHubs(root, online)) : discover(files, cached);
    return { files, inventory };
  }
  const tree = await openGitTree(root, git);
  if (isDiagnostic(tree)) return tree;
  for (;;) {
    const files = ahead.watch(tree.look());
    const inventory = discover(files, { ...options, mayBeEmpty: true });
    if (!(await tree.fetch())) return { files, inventory, ...(tree.commit !== undefined && { commit: tree.commit }) };
  }
}

function readLock(files: ProjectFiles): { readonly lock?: LicenseLock; readonly diagnostics: readonly Diagnostic[] } {
  const path = files.join(ROOT, LOCK_FILE);
  const text = path && files.text(path);
  if (text === undefined || (typeof text !== 'string' && text.code === 'io/missing')) return { diagnostics: [] };
  // Whatever the reason, without it nobody can tell what changed.
  const lock = typeof text === 'string' ? parseLock(text) : { ...text, severity: 'error' as const, incomplete: true };
  return 'components' in lock ? { lock, diagnostics: [] } : { diagnostics: [lock] };
}
