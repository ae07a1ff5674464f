/**
 * safetensors (https://huggingface.co/docs/safetensors#format): the length of a JSON header, then the header, whose
 * `__metadata__` maps text to text. No licence key is standard; those of the Stability model specification
 * (https://github.com/Stability-AI/ModelSpec) and of the kohya trainers are read.
 */
import { parseJson } from '../../../io/parse/json.ts';
import { own, ownText } from '../../../io/parse/own.ts';
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { ProjectPath } from '../../../model/location.ts';
import type { Named } from '../card-lineage.ts';
import { isPlaceholder } from '../placeholder.ts';
import { type Artifact, brief, SILENT, type Unreadable } from './artifact.ts';
import { openWindow } from './window.ts';

/** Above this the format's own parsers refuse. */
const MAX_HEADER = 25_000_000;
/** `__metadata__` stands first in what the usual writers write. */
const READ = 1024 * 1024;

/** Reads `__metadata__`. */
export function readSafetensors(path: ProjectPath, files: ProjectFiles): Artifact | Unreadable {
  const window = openWindow(path, files);
  const size = window.at(0, 8)?.getBigUint64(0, true);
  if (size === undefined || size > MAX_HEADER || size < 2) return { unreadable: 'has no safetensors header' };
  const length = Number(size);
  const text = window.text(8, Math.min(length, READ));
  if (text === undefined || !text.startsWith('{')) return { unreadable: 'has no safetensors header' };
  const metadata = length <= READ ? whole(text) : first(text);
  return metadata === undefined ? SILENT : readMetadata(metadata, path);
}

function whole(text: string): unknown {
  const parsed = parseJson(text);
  return parsed.ok ? own(parsed.value, '__metadata__') : undefined;
}

/** The metadata at the head of a header that is too long to be parsed whole. */
function first(text: string): unknown {
  const head = /^\{\s*"__metadata__"\s*:\s*(?=\{)/.exec(text)?.[0];
  if (head === undefined) return undefined;
  let quoted = false;
  for (let i = head.length; i < text.length; i += 1) {
    const char = text[i];
    if (quoted && char === '\\') i += 1;
    else if (char === '"') quoted = !quoted;
    else if (char === '}' && !quoted) {
      const parsed = parseJson(text.slice(head.length, i + 1));
      return parsed.ok ? parsed.value : undefined;
    }
  }
  return undefined;
}

function readMetadata(metadata: unknown, path: string): Artifact {
  const get = (key: string): string | undefined => {
    const value = ownText(metadata, key);
    return value === undefined || isPlaceholder(value) || /^none$/i.test(value.trim()) ? undefined : brief(value);
  };
  const key = ['modelspec.license', 'license'].find((name) => get(name) !== undefined);
  const licenses =
    key === undefined ? [] : [{ text: get(key) ?? '', field: key, vocabulary: 'free-text' as const, rank: 1, at: { path } }];
  const facts = Object.fromEntries(
    Object.entries({
      architecture: get('modelspec.architecture'),
      title: get('modelspec.title'),
      author: get('modelspec.author'),
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return { licenses, lineage: [...merged(get('modelspec.merged_from')), ...trained(get('ss_sd_model_name'))], facts };
}

const merged = (names: string | undefined): readonly Named[] =>
  (names ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((text) => ({
      text,
      keys: ['__metadata__', 'modelspec.merged_from'],
      kind: 'model',
      relation: 'derived-from',
      how: 'merge',
    }));

/** What a LoRA was trained on top of: an id, or the name of a file. */
const trained = (name: string | undefined): readonly Named[] =>
  name === undefined
    ? []
    : [{ text: name, keys: ['__metadata__', 'ss_sd_model_name'], kind: 'model', relation: 'derived-from', how: 'adapter' }];
