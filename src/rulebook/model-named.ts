/** The model or dataset that a person means by a word, as far as the registry of well-known families knows it. */
import type { ModelKind, ModelRegistryEntry, Rulebook } from '../model/rulebook.ts';

/** A name on a hub, and what the registry knows of it: undefined when it knows nothing. */
export interface NamedModel {
  readonly name: string;
  readonly entry: ModelRegistryEntry | undefined;
}

/**
 * Reads `owner/name` of the Hub (with its address, a revision or a quantization), `datasets/owner/name`, and `name:tag` as Ollama
 * has it. Undefined for a word that names no model; a bare word does only where the registry knows it.
 */
export function modelNamed(word: string, rulebook: Pick<Rulebook, 'modelFamily'>): NamedModel | undefined {
  const path = word.trim().replace(ADDRESS, '');
  if (path.length > 300 || !NAME.test(path)) return undefined;
  const [, folder, bare = ''] = /^(datasets\/|models\/)?([^@:]+)/.exec(path) ?? [];
  const kind: ModelKind = folder === 'datasets/' ? 'dataset' : 'model';
  const isOnHub = bare.includes('/') && !bare.startsWith('library/');
  const names = isOnHub ? [bare] : [`ollama.com/${bare.replace(/^library\//, '')}`, bare];
  for (const name of names) {
    const entry = rulebook.modelFamily?.(name, kind);
    if (entry) return { name: word, entry };
  }
  return isOnHub || path.includes(':') ? { name: word, entry: undefined } : undefined;
}

const ADDRESS = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co|(?:registry\.)?ollama\.(?:com|ai))\//i;
/** One or two segments, and perhaps a tag or a revision. */
const NAME = /^(?:datasets\/|models\/)?\w[\w.-]{0,95}(?:\/\w[\w.-]{0,95})?(?:[:@][\w./-]{1,100})?$/;
