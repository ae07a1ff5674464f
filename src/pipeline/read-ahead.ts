/**
 * Reads licence texts in a second thread as soon as discovery comes upon them, and not at all when an earlier scan did.
 * What it answers is a memory and nothing more: a text that it lacks is read in place, so a scan says the same without it.
 */
import { scoreNamed } from '../discover/license-files.ts';
import { isDiagnostic } from '../io/problems.ts';
import type { ProjectFiles } from '../io/project-files.ts';
import type { Readings } from '../io/readings.ts';
import type { SideThread } from '../io/side-thread.ts';
import type { LicenseFileRole } from '../model/component.ts';
import type { Detection, Detector } from '../model/detection.ts';
import type { LicenseText } from '../model/inventory.ts';
import type { TextWork } from './detect-thread.ts';
import { loadDetector } from './detector.ts';
import { startDetection } from './start-detection.ts';

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
  /** Reads no further, and keeps what was read. */
  stop(): void;
}

export interface ReadAheadOptions {
  /** What earlier scans read. */
  readonly readings?: Readings | undefined;
  /** Hundreds of texts will have to be read: the thread begins to get ready before the first is found. */
  readonly expectsMany?: boolean;
  /** Begins a thread; absent: one of the program's own, where the machine has one to give. */
  readonly start?: () => SideThread | undefined;
}

/** A text as it was met. */
interface Met {
  readonly text: LicenseText;
  readonly role: LicenseFileRole;
  detection?: Detection;
}

export function readAhead({ readings, expectsMany = false, start = startDetection }: ReadAheadOptions = {}): ReadAhead {
  const known = new Map<LicenseFileRole | undefined, Map<string, Met>>();
  const unread: Met[] = [];
  let sent = 0;
  let isTried = expectsMany;
  let thread = expectsMany ? start() : undefined;

  const send = (): void => {
    const works = unread.slice(sent).map(({ text, role }): TextWork => [text.body, { role }]);
    if (works.length > 0) thread?.send(works);
    sent = unread.length;
  };
  const meet = (text: LicenseText, role: LicenseFileRole): void => {
    let ofRole = known.get(role);
    if (ofRole === undefined) {
      ofRole = new Map();
      known.set(role, ofRole);
    }
    if (ofRole.has(text.body)) return;
    const met: Met = { text, role };
    ofRole.set(text.body, met);
    const kept = readings?.get(keyOf(met));
    if (kept !== undefined) met.detection = kept as Detection;
    else unread.push(met);
    if (!isTried && unread.length >= ENOUGH) {
      isTried = true;
      thread = start();
    }
    if (thread !== undefined && unread.length - sent >= BATCH) send();
  };
  const learn = (met: Met, detection: Detection): Detection => {
    met.detection = detection;
    readings?.put(keyOf(met), detection);
    return detection;
  };

  return {
    watch: (files) => ({
      ...files,
      licenseText: (path) => {
        const text = files.licenseText(path);
        if (!isDiagnostic(text)) meet(text, scoreNamed(path.slice(path.lastIndexOf('/') + 1))?.role ?? 'license');
        return text;
      },
    }),
    detector: async () => {
      send();
      const answers = (await thread?.finish()) ?? [];
      const detections = answers.flatMap((answer) => answer as readonly Detection[]);
      // Fewer answers than texts: the rest is read in place. The order is that of the questions.
      for (const [i, detection] of detections.entries()) {
        const met = unread[i];
        if (met !== undefined) learn(met, detection);
      }
      return {
        detect: (body, options = {}) => {
          // With a role the name of the file says nothing more.
          const met = known.get(options.role)?.get(body);
          if (met?.detection !== undefined) return met.detection;
          const detection = loadDetector().detect(body, options);
          return met === undefined ? detection : learn(met, detection);
        },
      };
    },
    stop: () => {
      thread?.stop();
      readings?.save();
    },
  };
}

const keyOf = ({ text, role }: Met): string => `${role}:${text.digest}`;
