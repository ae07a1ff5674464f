/**
 * Models and datasets that code and configuration load by name: Python, JavaScript and TypeScript, notebooks, shell
 * scripts, Dockerfiles, CI jobs, YAML, TOML and JSON. The calls that count stand in `models/references/api.ts`.
 * A literal is a reference; constants of the same file, texts put together from them, and loops over lists of them are followed; anything else is a note. Comments, docstrings,
 * prose, tests and installed packages count for nothing. What a name points to is not looked up here.
 */
import { parseJson } from '../../io/parse/json.ts';
import { parseToml } from '../../io/parse/toml.ts';
import type { ProjectFiles } from '../../io/project-files.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Sighting } from '../../model/inventory.ts';
import type { Anchor, KeyPath, ProjectPath } from '../../model/location.ts';
import { MARKERS } from '../models/references/api.ts';
import { type CodeReference, referencesInCode, type Unseen } from '../models/references/code.ts';
import { CONFIG_MARKERS, type ConfigReference, referencesInConfig } from '../models/references/config.ts';
import { referencesInYaml } from '../models/references/documents.ts';
import { referencesInNotebook } from '../models/references/notebook.ts';
import { meaningOf } from '../models/references/reference.ts';
import { referencesInShell } from '../models/references/shell.ts';
import { SHELL_MARKERS } from '../models/references/shell-programs.ts';
import { isConfiguration, isSource } from '../models/references/where.ts';
import { REFERENCE_SOURCE } from '../models/settle.ts';
import { around } from '../models/surroundings.ts';
import type { ReadContext, Reader, Source } from '../source.ts';

/** Bytes of a file of code or configuration; what a person writes is shorter. Notebooks hold pictures. */
const LIMIT = 1024 * 1024;
const NOTEBOOK_LIMIT = 32 * 1024 * 1024;
const NOTEBOOK_MARKERS = new RegExp(`${MARKERS.source}|${SHELL_MARKERS.source}`);
/** Notes about one file; a library that loads models for others has many such calls. */
const MAX_NOTES = 20;

export const modelReference: Source = {
  id: REFERENCE_SOURCE,
  title:
    'Models and datasets loaded by name in Python, JavaScript, notebooks, shell, Docker, CI and YAML, TOML or JSON configuration',
  readers: [
    { matches: ['*.py', '*.pyw'], read: reading((text) => referencesInCode(text, 'python'), MARKERS) },
    {
      matches: ['*.js', '*.mjs', '*.cjs', '*.jsx', '*.ts', '*.mts', '*.cts', '*.tsx'],
      read: reading((text) => referencesInCode(text, 'script'), MARKERS),
    },
    { matches: ['*.vue', '*.svelte', '*.astro'], read: reading((text) => referencesInCode(text, 'script'), MARKERS) },
    { matches: ['*.ipynb'], read: reading(referencesInNotebook, NOTEBOOK_MARKERS, NOTEBOOK_LIMIT) },
    {
      matches: [
        '*.sh',
        '*.bash',
        '*.zsh',
        'Dockerfile',
        'Dockerfile.*',
        'Containerfile',
        '*.Dockerfile',
        '*.dockerfile',
        'Makefile',
        'makefile',
        'justfile',
        'Justfile',
        'Procfile',
      ],
      read: reading(referencesInShell, SHELL_MARKERS),
    },
    { matches: ['*.yaml', '*.yml'], read: configuration(referencesInYaml) },
    { matches: ['*.toml'], read: configuration((text) => referencesIn(parseToml(text), text)) },
    { matches: ['*.json'], read: configuration((text) => referencesIn(parseJson(text), text)) },
  ],
};

type Found = (CodeReference | Unseen | ConfigReference) & { readonly keys?: KeyPath };

function reading(find: (text: string) => Iterable<Found>, markers: RegExp, limit = LIMIT): Reader['read'] {
  return function* (path, context) {
    if (!isSource(path)) return;
    const text = relevant(path, context.files, markers, limit);
    if (typeof text === 'string') yield* sightings(path, context, find(text));
    else if (text) yield { type: 'diagnostic', diagnostic: text };
  };
}

function* referencesIn(
  parsed: { readonly ok: true; readonly value: unknown } | { readonly ok: false },
  text: string,
): Iterable<ConfigReference> {
  // Whether a configuration is well formed is for its own tool to say.
  if (parsed.ok) yield* referencesInConfig(parsed.value, text);
}

function configuration(find: (text: string) => Iterable<Found>): Reader['read'] {
  return function* (path, context) {
    if (!isConfiguration(path)) return;
    const text = relevant(path, context.files, CONFIG_MARKERS, LIMIT);
    if (typeof text !== 'string') return void (text && (yield { type: 'diagnostic', diagnostic: text }));
    yield* sightings(path, context, find(text));
  };
}

/** The text of a file that may hold references; a diagnostic for one that may and is too large. */
function relevant(path: ProjectPath, files: ProjectFiles, markers: RegExp, limit: number): string | Diagnostic | undefined {
  const text = files.text(path, limit);
  if (typeof text === 'string') return markers.test(text) ? text : undefined;
  if (text.code === 'io/not-text') return undefined;
  if (text.code !== 'io/file-too-large') return text;
  const head = files.bytes(path, 0, HEAD);
  if (!(head instanceof Uint8Array) || !markers.test(new TextDecoder().decode(head))) return undefined;
  return {
    code: 'discover/model-reference-too-large',
    severity: 'note',
    message: `${path} is too large to be searched for models that it loads`,
    help: 'Put it under `ignore` if it is generated.',
    path,
    incomplete: false,
  };
}

const HEAD = 64 * 1024;

function* sightings(path: ProjectPath, context: ReadContext, references: Iterable<Found>): Iterable<Sighting> {
  const place = around(path, context);
  const directory = context.files.parent(path);
  let notes = 0;
  for (const found of references) {
    const at = anchorOf(path, found);
    const meaning = 'unseen' in found ? undefined : meaningOf({ ...found, at }, directory, place);
    if (meaning !== undefined && meaning !== 'elsewhere') yield { type: 'component', component: meaning };
    else if (('unseen' in found || meaning === 'elsewhere') && (notes += 1) <= MAX_NOTES) {
      yield { type: 'diagnostic', diagnostic: unresolved(path, found) };
    }
  }
}

/** A key path where the file is structured, else the line that was counted. */
function anchorOf(path: string, found: Found): Anchor {
  if (found.keys !== undefined) return { path, keys: found.keys };
  return 'place' in found ? { path, ...found.place } : { path };
}

function unresolved(path: string, found: Found): Diagnostic {
  const what = 'unseen' in found ? found.unseen : `${found.text}, which is not in the tree`;
  const isData = 'kind' in found ? found.kind === 'dataset' : /dataset/i.test(found.call);
  const kind = isData ? 'dataset' : 'model';
  return {
    code: 'discover/model-reference-unresolved',
    severity: 'note',
    message: `${found.call} in ${path} loads ${what}, so which ${kind} this is cannot be told`,
    help: `Name the ${kind} by its id, or list it under \`components\` in the configuration.`,
    path,
    ...('place' in found && found.keys === undefined && found.place),
    incomplete: false,
  };
}
