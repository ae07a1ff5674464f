/**
 * References in configuration: YAML, TOML and JSON, parsed. Trainers (axolotl, trl, LLaMA-Factory), gateways (LiteLLM),
 * containers (compose, Helm values, Kubernetes) and CI jobs each have keys of their own; a key that others use too counts
 * only in a file that speaks of models, and only with a value of the form `owner/name`.
 */
import { isRecord } from '../../../io/parse/own.ts';
import type { KeyPath } from '../../../model/location.ts';
import { type HubKind, isHubSegment } from '../hub-name.ts';
import type { Style } from './api.ts';
import { referencesInArguments, referencesInShell } from './shell.ts';
import { MODEL_VARIABLE } from './shell-variables.ts';

/** A name in a configuration, with the key path of the value that holds it. */
export interface ConfigReference {
  readonly text: string;
  readonly kind: HubKind;
  readonly style: Style;
  readonly hub: 'huggingface' | 'modelscope';
  readonly revision?: string;
  readonly call: string;
  readonly keys: KeyPath;
}

/** Values of one file that are looked at. */
const MAX_NODES = 50_000;
const MAX_DEPTH = 40;

/** A cheap first look, before anything is parsed. */
export const CONFIG_MARKERS =
  /base_model|(?:pretrained_)?model_name_or_path|model_id|modelId|MODEL_ID|hf_hub_url|ms_hub_url|adapter_name|hf_model|repo_id|dataset_name|huggingface|hf\.co|\bhf download|modelscope|ollama|vllm|--model|merge_method|model_list|sentence-transformers|text-generation-inference|text-embeddings|EMBEDDING_MODEL|embedding_model|_target_|hf:\/\/|MODEL_NAME/;

/** Everything that a parsed configuration loads by name. `text` is the file, for what it speaks of. */
export function* referencesInConfig(value: unknown, text: string): Iterable<ConfigReference> {
  const context = { aboutModels: ABOUT_MODELS.test(text), left: MAX_NODES };
  yield* visit(value, [], context);
}

interface Context {
  readonly aboutModels: boolean;
  left: number;
}

/** Words that a file about models has beside a key as common as `model`. */
const ABOUT_MODELS =
  /\b(?:vllm|litellm|model_list|base_model|model_name_or_path|transformers|huggingface|axolotl|lora|qlora|peft|trl|sequence_len|max_seq_length|tokenizer|load_in_[48]bit|embedding|text-generation-inference|sglang|llama[-_ ]?(?:cpp|factory|index)|merge_method|quantization|num_train_epochs|finetuning_type)\b/i;

function* visit(value: unknown, keys: KeyPath, context: Context): Iterable<ConfigReference> {
  if ((context.left -= 1) < 0 || keys.length > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    yield* inWords(value, keys);
    for (const [i, item] of value.entries()) yield* visit(item, [...keys, i], context);
  } else if (isRecord(value)) {
    yield* inVariable(value, keys);
    yield* besideProvider(value, keys);
    for (const [key, item] of Object.entries(value)) {
      const path = [...keys, key];
      if (typeof item === 'string') yield* inText(key, item, path, context);
      else if (Array.isArray(item) && item.every((one) => typeof one === 'string')) {
        for (const [i, one] of item.entries()) yield* inText(key, one, [...path, i], context);
        yield* inWords(item, path);
      } else yield* visit(item, path, context);
    }
  }
}

interface KeyRule {
  readonly keys: RegExp;
  readonly kind: HubKind;
  readonly style?: Style;
  readonly hub?: 'modelscope';
  /** The file must speak of models. */
  readonly weak?: boolean;
}

const RULES: readonly KeyRule[] = [
  {
    keys: /^(?:base_model|base_model_name_or_path|model_name_or_path|pretrained_model_name_or_path|(?:teacher|reward|ref|draft|student)_model_name_or_path|reward_model_path|adapter_name_or_path|hf_model(?:_(?:id|name|repo))?|hf_repo(?:_id)?|lora_model_dir|reward_model|ref_model|draft_model|speculative_model|peft_model_id)$/i,
    kind: 'model',
  },
  { keys: /^hf_hub_url$/, kind: 'dataset' },
  { keys: /^ms_hub_url$/, kind: 'dataset', hub: 'modelscope' },
  {
    keys: /^(?:model|model_?id|model_?name|model_?path|model_?url|modelid|repo_id|embedding_model(?:_name|_id)?|embed_model|reranker?_model|tokenizer(?:_name)?|teacher_model|judge_model)$/i,
    kind: 'model',
    weak: true,
  },
  { keys: /^(?:dataset_name|dataset_id|train_dataset|dataset)$/i, kind: 'dataset', weak: true },
];

function* inText(key: string, text: string, keys: KeyPath, context: Context): Iterable<ConfigReference> {
  if (text.length > 100_000) return;
  if (/^model(?:_?name)?$/i.test(key) && /^(?:huggingface|ollama|ollama_chat|hosted_vllm|vllm|openai\/[^/]+)\//.test(text)) {
    yield { text, kind: 'model', style: 'litellm', hub: 'huggingface', call: key, keys };
    return;
  }
  if (/^hf:\/\/[\w.-]+\/[\w.-]/.test(text)) {
    yield { text, kind: 'model', style: 'hub', hub: 'huggingface', call: key, keys };
    return;
  }
  // `model: {name: leaf/leaf-base}`, as charts have it.
  const isNameOf = /^(?:name|id|repo(?:sitory)?)$/.test(key) && typeof keys.at(-2) === 'string';
  const rule = RULES.find((one) => one.keys.test(isNameOf ? String(keys.at(-2)) : key));
  if (rule && (!rule.weak || context.aboutModels) && isId(text) && !isHosted(text)) {
    yield { text, kind: rule.kind, style: rule.style ?? 'hub', hub: rule.hub ?? 'huggingface', call: key, keys };
  } else if (/^path$/.test(key) && isDatasetPath(keys) && context.aboutModels && isId(text)) {
    yield { text, kind: 'dataset', style: 'dataset', hub: 'huggingface', call: key, keys };
  } else if (MODEL_VARIABLE.test(key) && isId(text)) {
    yield { text, kind: 'model', style: 'hub', hub: 'huggingface', call: key, keys };
  } else if (/^(?:run|script|before_script|after_script|command|cmd|args|entrypoint|postStart|preStart|commands?)$/i.test(key)) {
    for (const found of referencesInShell(text)) if ('text' in found) yield { ...found, keys };
  } else {
    const pair = /^([A-Z_]{3,40})=(\S+)$/.exec(text);
    if (pair && MODEL_VARIABLE.test(pair[1] ?? '') && isId(pair[2] ?? '')) {
      yield { text: pair[2] ?? '', kind: 'model', style: 'hub', hub: 'huggingface', call: pair[1] ?? '', keys };
    }
  }
}

/** `- name: MODEL_ID` with `value: …`, as Kubernetes writes an environment. */
function* inVariable(value: Readonly<Record<string, unknown>>, keys: KeyPath): Iterable<ConfigReference> {
  const name = Object.hasOwn(value, 'name') ? value.name : undefined;
  const text = Object.hasOwn(value, 'value') ? value.value : undefined;
  if (typeof name !== 'string' || typeof text !== 'string' || !MODEL_VARIABLE.test(name) || !isId(text)) return;
  yield { text, kind: 'model', style: 'hub', hub: 'huggingface', call: name, keys: [...keys, 'value'] };
}

/** `provider: ollama` beside `model: …`; a Hydra target beside the path of its data. */
function* besideProvider(value: Readonly<Record<string, unknown>>, keys: KeyPath): Iterable<ConfigReference> {
  const said = (key: string): string => (Object.hasOwn(value, key) && typeof value[key] === 'string' ? value[key] : '');
  if (said('provider').toLowerCase() === 'ollama' && said('model') !== '') {
    yield { text: said('model'), kind: 'model', style: 'ollama', hub: 'huggingface', call: 'model', keys: [...keys, 'model'] };
  }
  if (/\bload_dataset$/.test(said('_target_')) && isId(said('path'))) {
    yield { text: said('path'), kind: 'dataset', style: 'dataset', hub: 'huggingface', call: 'path', keys: [...keys, 'path'] };
  }
}

/** A list of words is a command when an option is among them. */
function* inWords(value: readonly unknown[], keys: KeyPath): Iterable<ConfigReference> {
  const words = value.filter((word) => typeof word === 'string');
  if (words.length !== value.length || words.length > 300 || !words.some((word) => /^--?[a-z]/.test(word) || word === 'serve'))
    return;
  // The word's index in the place of its line leads back to it.
  const places = words.map((_, i) => ({ line: i + 1, column: 1, endColumn: 2 }));
  for (const found of referencesInArguments(words, places)) {
    if ('text' in found) yield { ...found, keys: [...keys, found.place.line - 1] };
  }
}

/** axolotl and others: `datasets: [{path: leaf/tea}]`. */
const isDatasetPath = (keys: KeyPath): boolean =>
  /^(?:datasets|test_datasets|pretraining_dataset|rl_datasets)$/.test(String(keys.at(-3)));

function isId(text: string): boolean {
  const [owner = '', name = '', ...rest] = text.trim().split('/');
  return rest.length === 0 && isHubSegment(owner) && isHubSegment(name);
}

/** Services that gateways and SDKs address in the same form; no weights of theirs are loaded. */
function isHosted(text: string): boolean {
  return /^(?:anthropic|azure|azure_ai|bedrock|vertex_ai|gemini|groq|openrouter|together_ai|fireworks_ai|replicate|perplexity|cohere|cohere_chat|databricks|sagemaker|watsonx|xai|deepinfra|anyscale|cerebras|sambanova|nvidia_nim|github|voyage|ai21|mistral|codestral|deepseek|custom_openai|openai_like)\/|^openai\/(?:gpt-(?!oss)|o[134]|chatgpt|text-|tts|dall|davinci|babbage|ada)|^google\/(?:gemini|palm)|^x-ai\//i.test(
    text.trim(),
  );
}
