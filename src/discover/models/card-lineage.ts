/**
 * What a card says of its origin: base models, datasets, and what a Space loads.
 * https://huggingface.co/docs/hub/model-cards#specifying-a-base-model
 * A card cannot tell which revision of a base was used, nor whether its list of datasets is whole.
 */
import { own, ownText } from '../../io/parse/own.ts';
import type { KeyPath } from '../../model/location.ts';
import type { DerivationKind, RelationKind } from '../../model/relations.ts';
import type { HubKind } from './hub-name.ts';
import { leavesOf } from './leaves.ts';
import { isPlaceholder } from './placeholder.ts';

/** One thing that the card names. */
export interface Named {
  /** The name as spelled, trimmed. */
  readonly text: string;
  readonly keys: KeyPath;
  /** What is named. */
  readonly kind: 'model' | 'dataset';
  readonly relation: RelationKind;
  readonly how?: DerivationKind;
}

/** Names of one card that are looked at: the longest merges list a few dozen. */
const MAX_NAMES = 500;

/** Every model and dataset that the card names, in the order of its keys. */
export function cardLineage(data: unknown, kind: HubKind): readonly Named[] {
  if (kind === 'space') {
    return [...names(data, 'models', 'model', 'uses'), ...names(data, 'datasets', 'dataset', 'uses')];
  }
  if (kind === 'dataset') return sources(data);
  const bases = names(data, 'base_model', 'model', 'derived-from', (count) => derivation(data, count));
  const finetuned = names(data, 'finetuned_from', 'model', 'derived-from', () => 'finetune');
  const datasets = names(data, 'datasets', 'dataset', 'trained-on').map((set) =>
    isEvaluation(set.keys) ? { ...set, relation: 'uses' as const } : set,
  );
  return bases.concat(finetuned, datasets);
}

/** ModelScope's map tells training from evaluation; a model is not made of what it was measured with. */
const isEvaluation = (keys: KeyPath): boolean =>
  /^(?:test|eval|evaluation|valid|validation|benchmark)$/i.test(String(keys[1] ?? ''));

/**
 * How the model came from its bases. `base_model_relation` says; else the library and the tags that only such models
 * have; else nobody knows, though the Hub would show "finetune".
 */
function derivation(data: unknown, bases: number): DerivationKind {
  const said = ownText(data, 'base_model_relation')?.trim().toLowerCase();
  if (said !== undefined && Object.hasOwn(RELATIONS, said)) return RELATIONS[said] ?? 'unknown';
  const words = [ownText(data, 'library_name') ?? '', ...tagsOf(data)].map((word) => word.toLowerCase());
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (bases > 1 || has(/^(?:merge|mergekit|model[-_]?merge|moerge|frankenmerge)$/)) return 'merge';
  if (has(/^(?:adapter|peft|lora|qlora|dora|base_model:adapter:.*)$/)) return 'adapter';
  if (
    own(data, 'quantized_by') !== undefined ||
    has(/^(?:gguf|ggml|gptq|awq|exl2|exl3|quantized|quantization|base_model:quantized:.*)$/)
  )
    return 'quantized';
  if (has(/^(?:distill|distilled|distillation|knowledge-distillation)$/)) return 'distilled';
  if (
    has(
      /^(?:finetuned?|fine-tuned?|generated_from_trainer|trl|sft|dpo|grpo|rlhf|unsloth|axolotl|llama-factory|base_model:finetune:.*)$/,
    )
  ) {
    return 'finetune';
  }
  return 'unknown';
}

const RELATIONS: Readonly<Record<string, DerivationKind>> = {
  adapter: 'adapter',
  distill: 'distilled',
  distilled: 'distilled',
  finetune: 'finetune',
  finetuned: 'finetune',
  merge: 'merge',
  quantized: 'quantized',
};

/** The tags that are text, at most a hundred. */
export function tagsOf(data: unknown): readonly string[] {
  const tags = own(data, 'tags');
  const list: readonly unknown[] = Array.isArray(tags) ? tags.slice(0, 100) : [tags];
  return list.filter((tag) => typeof tag === 'string');
}

/**
 * Text, lists (with nulls), lists of mappings with a name, and maps such as `train`/`test` to any of these. `how` is asked of
 * the number of names.
 */
function names(
  data: unknown,
  key: string,
  kind: Named['kind'],
  relation: RelationKind,
  how?: (count: number) => DerivationKind,
): readonly Named[] {
  const value = own(data, key);
  if (value === undefined) return NOTHING;
  const found: Omit<Named, 'kind' | 'relation'>[] = [];
  for (const { value: leaf, keys } of leavesOf(value, [key], nameKey)) {
    const text = typeof leaf === 'string' ? leaf.trim() : '';
    if (text !== '' && text.length <= 400 && !isPlaceholder(text)) found.push({ text, keys });
    if (found.length === MAX_NAMES) break;
  }
  const said = how?.(found.length);
  return found.map(({ text, keys }) =>
    said === undefined ? { text, keys, kind, relation } : { text, keys, kind, relation, how: said },
  );
}

const NOTHING: readonly never[] = [];

const nameKey = (mapping: Readonly<Record<string, unknown>>): string | undefined =>
  ['name', 'id', 'path', 'model', 'dataset'].find((key) => typeof own(mapping, key) === 'string');

/** `original` is no source; `extended|squad` is squad; `extended|other-news` is nothing that a hub hosts. */
function sources(data: unknown): readonly Named[] {
  return names(data, 'source_datasets', 'dataset', 'derived-from').flatMap((item) => {
    const text = item.text.replace(/^extended\|/i, '');
    return /^(?:original|extended|other(?:-.*)?)$/i.test(text) ? [] : [{ ...item, text, how: 'unknown' as const }];
  });
}
