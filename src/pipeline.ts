/** The whole run on one page: discover, resolve, evaluate, and the places of what will be shown. */
import { discover } from './discover/discover.ts';
import { assembleAssessment } from './evaluate/assessment.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { readData } from './io/data.ts';
import { locate } from './io/locate.ts';
import { openProject } from './io/open-project.ts';
import { projectRoot } from './io/project-root.ts';
import type { Assessment } from './model/assessment.ts';
import type { Detector } from './model/detection.ts';
import type { Diagnostic } from './model/diagnostic.ts';
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
  /** ISO date against which exceptions expire. */
  readonly today: string;
  readonly onProgress?: (components: number) => void;
}

/** An assessment, or the reasons why there can be none (a bad policy, a path that is not there). */
export type ScanOutcome =
  | { readonly ok: true; readonly assessment: Assessment }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Scans a project and judges it. Never throws on bad input. */
export async function assess(request: ScanRequest): Promise<ScanOutcome> {
  const { cwd, today } = request;
  const place = projectRoot(request.paths, cwd);
  if (!place.ok) return { ok: false, diagnostics: place.diagnostics };
  const rulebook = loadRulebook();
  const { policy, diagnostics: policyDiagnostics } = loadPolicy({ ...request, rulebook, root: place.root });
  if (policy === undefined) return { ok: false, diagnostics: policyDiagnostics };

  const files = openProject(place.root, { starts: place.starts });
  const inventory = await discover(files, {
    ignore: policy.ignore,
    production: request.production === true,
    ...(request.onProgress && { onProgress: request.onProgress }),
  });
  const { resolutions, stale } = resolve({ inventory, rulebook, policy, detector: loadDetector() });
  const evaluation = evaluate({ inventory, resolutions, stale, rulebook, policy, today });
  const assessment = assembleAssessment({
    inventory,
    resolutions,
    evaluation,
    rulebook,
    policy,
    diagnostics: policyDiagnostics,
    version: VERSION,
    projectName: files.name,
    place: locate(files),
  });
  return { ok: true, assessment };
}

let detector: Detector | undefined;

function loadDetector(): Detector {
  detector ??= createDetector(readData('detect.bin'));
  return detector;
}
