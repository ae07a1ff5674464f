/**
 * Files of models: GGUF, safetensors and ONNX headers, adapter and model configurations, merge recipes, Modelfiles.
 * The formats' specifications stand in `models/artifacts/`. Pickles (`.bin`, `.pt`, `.ckpt`, …) are never opened: that they
 * are there is all that is read. A header cannot tell whose the model is; the card and the place do.
 */
import { own } from '../../io/parse/own.ts';
import { parsePlainYaml } from '../../io/parse/plain-yaml.ts';
import { baseName, ROOT } from '../../io/paths.ts';
import { isDiagnostic } from '../../io/problems.ts';
import type { ProjectFiles } from '../../io/project-files.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SeenComponent, Sighting } from '../../model/inventory.ts';
import type { Anchor, ProjectPath } from '../../model/location.ts';
import { artifactIdentity } from '../models/artifact-identity.ts';
import { type Artifact, isUnreadable, SILENT, type Unreadable } from '../models/artifacts/artifact.ts';
import { readGguf } from '../models/artifacts/gguf.ts';
import { mayBeMerge, mergedModels } from '../models/artifacts/mergekit.ts';
import { readAdapterConfig, readModelConfig } from '../models/artifacts/model-config.ts';
import { type Instruction, readModelfile } from '../models/artifacts/modelfile.ts';
import { readOnnx } from '../models/artifacts/onnx.ts';
import { readSafetensors } from '../models/artifacts/safetensors.ts';
import { readModelFiles } from '../models/card-files.ts';
import { type Identity, identify, type Surroundings } from '../models/folder-identity.ts';
import { isCommit } from '../models/hub-name.ts';
import { hasCard, hasModelFiles } from '../models/model-folder.ts';
import { componentKind, named, onHub } from '../models/naming.ts';
import { readOllamaName } from '../models/ollama-name.ts';
import { placeFacts } from '../models/place-facts.ts';
import { REFERENCE_SOURCE } from '../models/settle.ts';
import { around, relate } from '../models/surroundings.ts';
import type { ReadContext, Source } from '../source.ts';

const CLOSED = ['*.ckpt', '*.pth', '*.pt', '*.nemo', '*.tflite', '*.mlmodel', 'pytorch_model.bin', 'adapter_model.bin'];

export const modelArtifact: Source = {
  id: 'model-artifact',
  title:
    'Model files: GGUF, safetensors and ONNX headers, PEFT and Transformers configurations, mergekit recipes, Ollama Modelfiles',
  readers: [
    { matches: ['*.gguf'], read: reading(readGguf, { binary: true }) },
    { matches: ['*.safetensors'], read: reading(readSafetensors, { binary: true }) },
    { matches: ['*.onnx'], read: reading(readOnnx, { binary: true }) },
    { matches: [...CLOSED], read: readClosed },
    { matches: ['adapter_config.json'], read: reading(readAdapterConfig) },
    { matches: ['config.json', 'model_index.json'], read: readConfig },
    { matches: ['mergekit_config.yml', 'mergekit_config.yaml', 'mergekit.yml', 'mergekit.yaml'], read: reading(readRecipe) },
    { matches: ['Modelfile', '*.Modelfile', '*.modelfile'], read: readOllama },
  ],
};

type ReadArtifact = (path: ProjectPath, files: ProjectFiles) => Artifact | Unreadable;

function reading(read: ReadArtifact, how: { readonly binary?: boolean } = {}) {
  return function* (path: ProjectPath, context: ReadContext): Iterable<Sighting> {
    if (isLaterShard(path)) return;
    const identity = artifactIdentity(path, context.siblings, around(path, context));
    if (identity === undefined) return;
    const artifact = read(path, context.files);
    yield* sightings(path, context, identity, artifact, how.binary === true);
  };
}

/** Pickles and formats without words: their names are read, and nothing else. */
function* readClosed(path: ProjectPath, context: ReadContext): Iterable<Sighting> {
  // `.pth` is also what Python calls its lists of paths, and `.pt` a page template.
  if (baseName(path).startsWith('__editable__')) return;
  if (path.endsWith('.pt') && !/(?:^|\/)(?:weights|checkpoints?|models?|pretrained|yolo[^/]{0,40})(?:\/|\.pt$)/i.test(path))
    return;
  yield* reading(() => SILENT)(path, context);
}

/** `config.json` is any program's name: it is opened only beside a model's files, and names a base only where no card does. */
function* readConfig(path: ProjectPath, context: ReadContext): Iterable<Sighting> {
  const { files, siblings } = context;
  if (!hasModelFiles(siblings)) return;
  const identity = artifactIdentity(path, siblings, around(path, context));
  if (identity === undefined) return;
  const artifact = readModelConfig(path, files, identity.name);
  if (isUnreadable(artifact)) return;
  const silent = hasCard(siblings, files) || identity.root !== files.parent(path);
  yield* sightings(path, context, identity, silent ? { ...artifact, lineage: [] } : artifact, false);
}

function readRecipe(path: ProjectPath, files: ProjectFiles): Artifact | Unreadable {
  const text = files.text(path, 1024 * 1024);
  const parsed = typeof text === 'string' && mayBeMerge(text) ? parsePlainYaml(text) : undefined;
  return parsed?.ok && own(parsed.value, 'merge_method') !== undefined
    ? { ...SILENT, lineage: mergedModels(parsed.value) }
    : { unreadable: 'is no merge configuration' };
}

/**
 * A Modelfile at the root is how the project runs a model, unless it says under which licence: then the project gives that
 * model to others. In a folder of its own it is a model.
 */
function* readOllama(path: ProjectPath, context: ReadContext): Iterable<Sighting> {
  const { files, siblings } = context;
  const modelfile = readModelfile(path, files);
  if (isUnreadable(modelfile)) return;
  const directory = files.parent(path);
  const isAtRoot = directory === ROOT && !hasCard(siblings, files);
  const isLicensed = modelfile.licenses.length > 0 || modelfile.carriesText === true;
  const identity = !isAtRoot
    ? artifactIdentity(path, siblings, around(path, context))
    : isLicensed
      ? identify(directory, around(path, context))
      : undefined;
  if (identity) yield* sightings(path, context, identity, modelfile, false);
  for (const instruction of modelfile.builds) {
    const component = built(instruction, { path, line: instruction.line }, around(path, context), identity);
    const how = instruction.word === 'ADAPTER' ? 'adapter' : 'unknown';
    if (identity) yield* relate(identity, { relation: 'derived-from', how }, component);
    else yield { type: 'component', component };
  }
}

function built({ value }: Instruction, at: Anchor, place: Surroundings, identity: Identity | undefined): SeenComponent {
  const source = identity ? modelArtifact.id : REFERENCE_SOURCE;
  const name = readOllamaName(value);
  if (name === undefined || /\.(?:gguf|safetensors|bin)$/i.test(value)) {
    return named(value, 'model', { source, at, directory: place.listing?.directory ?? ROOT }, place);
  }
  return onHub(name, { source, at }, name.revision === undefined ? {} : { tag: name.revision });
}

/** The component that the file belongs to, and what its header names. */
function* sightings(
  path: ProjectPath,
  context: ReadContext,
  identity: Identity,
  answer: Artifact | Unreadable,
  binary: boolean,
): Iterable<Sighting> {
  const { files, siblings } = context;
  const pointer = isUnreadable(answer) && isPointer(path, files);
  if (isUnreadable(answer) && !pointer) {
    if (!binary) return;
    yield { type: 'diagnostic', diagnostic: unreadable(path, answer.unreadable) };
  }
  const artifact = isUnreadable(answer) ? SILENT : answer;
  const carded = hasCard(siblings, files);
  const isWhole = identity.root === files.parent(path);
  const beside = carded || !isWhole || identity.root === ROOT ? { files: [], diagnostics: [] } : readModelFiles(siblings, files);
  for (const diagnostic of beside.diagnostics) yield { type: 'diagnostic', diagnostic };
  const text = artifact.carriesText ? files.licenseText(path) : undefined;
  if (isDiagnostic(text)) yield { type: 'diagnostic', diagnostic: text };
  const revision = identity.hub?.revision;
  const component: SeenComponent = {
    purl: identity.purl,
    name: identity.name,
    ...(revision !== undefined && isCommit(revision) && { version: revision }),
    kind: componentKind(identity.kind ?? 'model'),
    own: identity.own,
    declaredRaw: artifact.licenses,
    licenseFiles: [
      ...beside.files,
      ...(text && !isDiagnostic(text) ? [{ path, role: 'license' as const, score: 0.6, text }] : []),
    ],
    provenance: [{ source: modelArtifact.id, at: { path } }],
    facts: { ...artifact.facts, ...(pointer && { header: 'git-lfs pointer' }), ...placeFacts(identity, carded ? [] : siblings) },
    root: identity.root,
  };
  yield { type: 'component', component };
  const place = around(path, context);
  for (const item of artifact.lineage) {
    const mention = {
      source: modelArtifact.id,
      at: binary ? { path } : { path, keys: item.keys },
      directory: files.parent(path),
    };
    const hub = identity.hub?.hub === 'modelscope' ? { hub: 'modelscope' as const } : {};
    yield* relate(identity, item, named(item.text, item.kind, { ...mention, ...hub }, place));
  }
}

/** Shards repeat the first one's header. */
const isLaterShard = (path: string): boolean => /-\d{5}-of-\d{5}\.\w{2,12}$/.test(path) && !/-0000[01]-of-\d{5}\./.test(path);

/** Git LFS leaves a short text where the file was not fetched (https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md). */
function isPointer(path: ProjectPath, files: ProjectFiles): boolean {
  const head = files.bytes(path, 0, 42);
  return head instanceof Uint8Array && String.fromCharCode(...head).startsWith('version https://git-lfs.github.com/spec/');
}

function unreadable(path: ProjectPath, why: string): Diagnostic {
  return {
    code: 'discover/model-header-unreadable',
    severity: 'note',
    message: `${baseName(path)} ${why}, so nothing was read from it`,
    help: 'Fetch the file again, or put it under `ignore` if it is no model.',
    path,
    incomplete: false,
  };
}
