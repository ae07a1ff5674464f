/** The policy of a scan: found or named, read as data, laid over what it extends. */
import { configFile, namedConfig } from '../../io/config-files.ts';
import { findConfig } from '../../io/find-config.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Policy } from '../../model/policy.ts';
import { collectLayers, type Ground, helpFor, isPreset, type Layers, type LayersStart } from './layers.ts';
import { mergeLayers } from './merge.ts';

/** The reading of a closed-source product that is sold and distributed. */
export const DEFAULT_PRESET = 'commercial-distributed';

/** Which policy is wanted. `root` is the scanned folder, absolute; `config` and `policy` are as the user typed them. */
export interface PolicyRequest extends Ground {
  /** A configuration file, instead of the one that would be found. */
  readonly config?: string;
  /** A preset or a file, instead of any configuration. */
  readonly policy?: string;
  /** A configuration that is not written yet, as if the file (absolute) held the text. */
  readonly draft?: DraftConfig;
}

/** What a configuration file is about to hold. */
export interface DraftConfig {
  readonly file: string;
  readonly text: string;
}

/** A policy, or the mistakes because of which there is none. Warnings and notes may come with a policy. */
export interface LoadedPolicy {
  readonly policy?: Policy;
  readonly diagnostics: readonly Diagnostic[];
}

/** More mistakes than anyone reads. */
const MOST = 200;

/** Loads the effective policy. Every mistake is a diagnostic with its place; any error means that there is no policy. */
export function loadPolicy(request: PolicyRequest): LoadedPolicy {
  const { layers, path, diagnostics } = loadLayers(request);
  if (layers === undefined) return { diagnostics };
  const source = { extends: layers.written, ...(path !== undefined && { path }) };
  return { policy: mergeLayers(layers.layers, source), diagnostics };
}

/** The files that make the policy, parents first; none when there is an error. `path` is the configuration's own. */
export function loadLayers(request: PolicyRequest): {
  readonly layers?: Layers;
  readonly path?: string;
  readonly diagnostics: readonly Diagnostic[];
} {
  const start = choose(request);
  if ('problems' in start) return { diagnostics: start.problems };
  const layers = collectLayers(start, request);
  const all = [...start.warnings, ...layers.diagnostics];
  if (all.some(({ severity }) => severity === 'error')) return { diagnostics: bounded(all) };
  return { layers, ...('file' in start && { path: start.file.path }), diagnostics: all };
}

type Start = LayersStart & { readonly warnings: readonly Diagnostic[] };

function choose(request: PolicyRequest): Start | { readonly problems: readonly Diagnostic[] } {
  const { rulebook, root, cwd, config, policy, draft } = request;
  if (draft !== undefined) {
    const keys = /(?:^|[\\/])package\.json$/.test(draft.file) ? ['licheck'] : [];
    return { file: configFile(draft.file, root, keys), text: draft.text, warnings: [] };
  }
  if (policy !== undefined && config !== undefined) {
    return {
      problems: [onCommandLine('--policy takes the place of the configuration that --config names', 'Give one of them.')],
    };
  }
  if (policy !== undefined && isPreset(policy, rulebook)) return { preset: policy, warnings: [] };
  const named = policy ?? config;
  if (named !== undefined) {
    const option = policy === undefined ? '--config' : '--policy';
    const sought = namedConfig(named, cwd, root);
    if ('file' in sought) return { file: sought.file, warnings: [] };
    const help = policy === undefined ? 'Name a file that exists.' : helpFor(policy, rulebook);
    return { problems: [onCommandLine(`${option} ${named}: ${sought.problem}`, help)] };
  }
  const found = findConfig(root);
  if (found.diagnostics.some(({ severity }) => severity === 'error')) return { problems: found.diagnostics };
  const warnings = found.diagnostics;
  return found.file === undefined ? { preset: DEFAULT_PRESET, warnings } : { file: found.file, warnings };
}

function onCommandLine(message: string, help: string): Diagnostic {
  return { code: 'policy/config-missing', severity: 'error', message, help, incomplete: false };
}

function bounded(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MOST) return diagnostics;
  const message = `${diagnostics.length - MOST} more mistakes are not shown`;
  const rest: Diagnostic = { code: 'policy/more', severity: 'error', message, help: 'Correct these first.', incomplete: false };
  return [...diagnostics.slice(0, MOST), rest];
}
