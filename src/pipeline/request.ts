/** What is asked of a run, and how it may end. */
import type { HubSettings } from '../io/fetch/hubs.ts';
import type { GitTree } from '../io/git/source.ts';
import type { CacheHub } from '../io/model-caches.ts';
import type { ReadingsSettings } from '../io/readings.ts';
import type { SideThread } from '../io/side-thread.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Diagnostic } from '../model/diagnostic.ts';

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
  /** Use and keep readings of licence texts in the user's cache folder. Absent: every text is read. */
  readonly readings?: ReadingsSettings;
  readonly onProgress?: (components: number) => void;
  /** A thread that began to get ready for reading texts; it is stopped where it is not needed. */
  readonly reader?: SideThread;
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
