/**
 * Reads licence texts in a second thread as soon as discovery comes upon them. What it answers is a memory and nothing
 * more: a text that it did not read is read in place, so a scan says the same with and without it.
 */
import { scoreNamed } from '../discover/license-files.ts';
import { isDiagnostic } from '../io/problems.ts';
import type { ProjectFiles } from '../io/project-files.ts';
import { type SideThread, startSideThread } from '../io/side-thread.ts';
import type { LicenseFileRole } from '../model/component.ts';
import type { Detection, Detector } from '../model/detection.ts';
import type { TextWork } from './detect-thread.ts';
import { loadDetector } from './detector.ts';

/** So many distinct texts pay for a thread. */
const ENOUGH = 64;
/** Texts handed over at a time: many small messages cost this thread more than they win. */
const BATCH = 32;

/** Texts being read beside discovery. */
export interface ReadAhead {
  /** The same files; each licence text that is asked of them is read ahead. */
  watch(files: ProjectFiles): ProjectFiles;
  /** Waits for what is being read; a detector that remembers it. Never rejects. */
  detector(): Promise<Detector>;
  /** Reads no further. */
  stop(): void;
}

/** `start` begins a thread; absent: one of the program's own, where the machine has one to give. */
export function readAhead(start: () => SideThread | undefined = () => startSideThread('detect-thread.js')): ReadAhead {
  const known = new Map<LicenseFileRole, Set<string>>();
  const batches: TextWork[][] = [];
  let batch: TextWork[] = [];
  let thread: SideThread | undefined;
  let isTried = false;
  let count = 0;

  const send = (): void => {
    if (batch.length === 0) return;
    batches.push(batch);
    thread?.send(batch);
    batch = [];
  };
  const note = (body: string, role: LicenseFileRole): void => {
    const bodies = known.get(role);
    if (bodies?.has(body)) return;
    if (bodies) bodies.add(body);
    else known.set(role, new Set([body]));
    batch.push([body, { role }]);
    count += 1;
    if (!isTried && count >= ENOUGH) {
      isTried = true;
      thread = start();
    }
    if (thread !== undefined && batch.length >= BATCH) send();
  };

  return {
    watch: (files) => ({
      ...files,
      licenseText: (path) => {
        const text = files.licenseText(path);
        if (!isDiagnostic(text)) note(text.body, scoreNamed(path.slice(path.lastIndexOf('/') + 1))?.role ?? 'license');
        return text;
      },
    }),
    detector: async () => {
      if (thread === undefined) return loadDetector();
      send();
      return remember(batches, await thread.finish());
    },
    stop: () => thread?.stop(),
  };
}

function remember(batches: readonly (readonly TextWork[])[], answers: readonly unknown[]): Detector {
  const memory = new Map<LicenseFileRole | undefined, Map<string, Detection>>();
  for (const [i, answer] of answers.entries()) {
    const detections = answer as readonly Detection[];
    for (const [j, [body, { role }]] of (batches[i] ?? []).entries()) {
      const detection = detections[j];
      if (detection === undefined) continue;
      const ofRole = memory.get(role);
      if (ofRole) ofRole.set(body, detection);
      else memory.set(role, new Map([[body, detection]]));
    }
  }
  return {
    // With a role the name of the file says nothing more.
    detect: (body, options = {}) => memory.get(options.role)?.get(body) ?? loadDetector().detect(body, options),
  };
}
