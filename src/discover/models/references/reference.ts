/** From a name met in code or configuration to the component that it means. */
import { ROOT } from '../../../io/paths.ts';
import type { SeenComponent } from '../../../model/inventory.ts';
import type { Anchor, ProjectPath } from '../../../model/location.ts';
import type { Surroundings } from '../folder-identity.ts';
import { type Hub, type HubKind, type HubName, isCommit, readHubName } from '../hub-name.ts';
import { inTree, onHub } from '../naming.ts';
import { readOllamaName } from '../ollama-name.ts';
import { isPlaceholder } from '../placeholder.ts';
import { REFERENCE_SOURCE } from '../settle.ts';
import type { Style } from './api.ts';

/** A name with all that its place says of it. */
export interface Reference {
  readonly text: string;
  readonly kind: HubKind;
  readonly style: Style;
  readonly hub: Exclude<Hub, 'ollama'>;
  readonly at: Anchor;
  /** A revision given beside the name. */
  readonly revision?: string;
}

/** The component, `elsewhere` for a path that is not in the tree, or nothing for what names nothing. */
export type Meaning = SeenComponent | 'elsewhere' | undefined;

/** What a reference means. `directory` is the folder of the file that holds it. */
export function meaningOf(reference: Reference, directory: ProjectPath, around: Surroundings): Meaning {
  const { kind, style, at } = reference;
  const spelled = reference.text.trim().replace(/^hf[-_]hub:/i, '');
  if (spelled === '' || spelled.length > 300 || isPlaceholder(spelled) || isExample(spelled)) return undefined;
  if (style === 'litellm') return routed(spelled, reference);
  if (style === 'ollama') {
    const name = readOllamaName(spelled);
    return name && seen(name, reference);
  }
  const address = isAddress(spelled) ? spelled : FOLDERED.test(spelled) ? `hf://${spelled.replace(/^models\//, '')}` : undefined;
  if (address !== undefined) {
    const name = readHubName(address, kind);
    return name && seen(name, reference);
  }
  const here = inTree(spelled, kind, { source: REFERENCE_SOURCE, at, directory }, around);
  if (here !== undefined) return here;
  if (isPath(spelled)) return 'elsewhere';
  const name = readHubName(spelled, kind, reference.hub);
  if (name === undefined) return undefined;
  if (name.owner !== undefined) {
    if (!isLocal(name, directory, around)) return seen(name, reference);
    // Data that lies in the tree came with the project.
    return kind === 'dataset' && isFileHere(spelled, directory, around) ? undefined : 'elsewhere';
  }
  const whole = withOwner(name, style);
  return whole ? seen(whole, reference) : kind === 'dataset' ? undefined : 'elsewhere';
}

/** A gateway's name (https://docs.litellm.ai/docs/providers): the provider comes first, and most of them host what they serve. */
function routed(text: string, reference: Reference): Meaning {
  const match = /^(huggingface|ollama|ollama_chat|hosted_vllm|vllm|openai(?=\/[^/]+\/))\/(\S+)$/.exec(text);
  const name = match?.[1]?.startsWith('ollama') ? readOllamaName(match[2] ?? '') : readHubName(match?.[2] ?? '', 'model');
  return match && name && (name.hub === 'ollama' || name.owner !== undefined) ? seen(name, reference) : undefined;
}

/** A commit pins what is loaded; a branch or a tag moves, and without one the newest is taken. */
function seen(hub: HubName, { at, revision }: Reference): SeenComponent {
  const asked = revision ?? hub.revision;
  const pinned = asked !== undefined && isCommit(asked);
  const facts = {
    revision: pinned ? 'pinned' : 'unpinned',
    ...(asked !== undefined && !pinned && { 'revision-name': asked.slice(0, 100) }),
  };
  return onHub({ ...hub, ...(asked !== undefined && { revision: asked }) }, { source: REFERENCE_SOURCE, at }, facts);
}

/** Adds the owner that a library implies; `undefined` for a bare name that is none of a hub's. */
function withOwner(hub: HubName, style: Style): HubName | undefined {
  if (hub.owner !== undefined) return hub;
  const name = hub.name;
  if (hub.kind === 'dataset') return style === 'dataset' && !BUILDERS.has(name) && !/\.[a-z]{2,6}$/i.test(name) ? hub : undefined;
  if (FIRST_NAMES.test(name)) return hub;
  if (style === 'sentence-transformers') return name.includes('-') ? { ...hub, owner: 'sentence-transformers' } : undefined;
  if (style === 'whisper') return WHISPERS.test(name) ? { ...hub, owner: 'Systran', name: `faster-whisper-${name}` } : undefined;
  return undefined;
}

/** Models that the Hub had before it had owners. */
const FIRST_NAMES =
  /^(?:(?:bert-(?:base|large)|distilbert-base|roberta-(?:base|large)|distilroberta-base|albert-(?:base|large|xlarge|xxlarge)|xlnet-(?:base|large)|xlm-(?:mlm|clm|roberta)|camembert-base|transfo-xl)\b[\w.-]*|(?:distil)?gpt2(?:-medium|-large|-xl)?|openai-gpt|t5-(?:small|base|large|3b|11b)|ctrl)$/;
const WHISPERS = /^(?:tiny|base|small|medium|large)(?:\.en|-v[123]|-v3-turbo)?$|^turbo$/;

/** What `load_dataset` takes for a way to read files (https://huggingface.co/docs/datasets/loading). */
const BUILDERS = new Set([
  'csv',
  'json',
  'jsonl',
  'parquet',
  'arrow',
  'text',
  'xml',
  'pandas',
  'sql',
  'spark',
  'generator',
  'webdataset',
  'imagefolder',
  'audiofolder',
  'videofolder',
  'pdffolder',
  'hdf5',
  'lance',
  'cache',
]);

/** True for a file of the tree, from the naming file's folder or the root. */
function isFileHere(path: string, directory: ProjectPath, { files }: Surroundings): boolean {
  return [directory, ROOT].some((base) => {
    const found = files.join(base, path);
    return found !== undefined && files.isFile(found);
  });
}

/** `owner/name` may be a folder: one that is there, or one that programs write to. */
function isLocal(hub: HubName, directory: ProjectPath, { files }: Surroundings): boolean {
  const owner = hub.owner ?? '';
  if (
    OUTPUTS.has(owner.toLowerCase()) ||
    /\.(?:py|json|ya?ml|txt|csv|pt|pth|bin|ckpt|onnx|gguf|safetensors|parquet)$/i.test(hub.name)
  )
    return true;
  return [directory, ROOT].some((base) => {
    const path = files.join(base, owner, hub.name);
    return path !== undefined && (files.isDirectory(path) || files.isFile(path));
  });
}

const OUTPUTS = new Set(
  'adapter adapters artifacts assets build cache checkpoint checkpoints ckpt ckpts content data dataset datasets dist exp experiments export finetuned home log logs lora loras mnt model models opt out output outputs pretrained pretrained_models result results root runs save saved saved_model saved_models saves src tmp temp tests trained trained_models usr weights work workspace'.split(
    ' ',
  ),
);

/** Names that documentation uses where a reader shall write his own. */
function isExample(text: string): boolean {
  return (
    /^(?:your|my|the|some|path|user|username|org|organi[sz]ation|owner|namespace|repo|hf|example|xxx|foo|hub|<[^>]*>)[-_]?(?:hf[-_]?)?(?:user(?:name)?|org(?:ani[sz]ation)?|name(?:space)?|account|to|id)?\/\S/i.test(
      text,
    ) || /^(?:org|user|owner)\/(?:repo|model|name)$/i.test(text)
  );
}

const isAddress = (text: string): boolean =>
  text.includes('://') || /^(?:huggingface\.co|hf\.co|(?:www\.)?modelscope\.(?:cn|ai))\//i.test(text);
/** `datasets/leaf/tea`: a repository with its kind before it. */
const FOLDERED = /^(?:models|datasets|spaces)\/[^/\s]+\/[^/\s]+$/;
const isPath = (text: string): boolean => /^(?:[~./\\]|[A-Za-z]:[\\/])|\\|\/.*\//.test(text);
