/** The programs that load models, and where among their arguments the name stands. */
import type { HubKind } from '../hub-name.ts';
import type { Style } from './api.ts';
import type { Word } from './shell-words.ts';

/** Options that take a name, with what they name. */
export type Options = readonly (readonly [string, HubKind])[];

export interface Program {
  /** For messages. */
  readonly call: string;
  /** Words that are names. */
  readonly names: readonly Word[];
  readonly options?: Options;
  readonly style?: Style;
  readonly hub?: 'modelscope';
}

/** A cheap first look: whether commands can hold a reference at all. */
export const SHELL_MARKERS =
  /huggingface|hf\.co|\bhf download|ollama|vllm|modelscope|--(?:base[-_])?model|MODEL_(?:ID|NAME|REPO)|(?:HF|LLM|VLLM|EMBEDDING|RERANK(?:ER|ING)?|BASE)_MODEL|text-generation|text-embeddings|\s-hfr?\s|--hf-repo|trtllm|lmdeploy|sglang|aphrodite|transformers-cli|\blms get|\bpython[\d.]{0,6}["',]{0,3}\s{1,20}["']?-c\b/;

/** The first program of the command that takes names without an option. */
export function programOf(words: readonly Word[]): Program | undefined {
  for (let i = 0; i < words.length; i += 1) {
    const found = programAt(words, i);
    if (found) return found;
  }
  return undefined;
}

function programAt(words: readonly Word[], i: number): Program | undefined {
  const [program = '', verb = ''] = words.slice(i, i + 2).map((word) => word.text.slice(word.text.lastIndexOf('/') + 1));
  const after = (count: number): readonly Word[] => plainWords(words.slice(i + count)).slice(0, 1);
  switch (program) {
    case 'ollama':
      return /^(?:pull|run)$/.test(verb) ? { call: `ollama ${verb}`, names: after(2), style: 'ollama' } : undefined;
    case 'vllm':
      return verb === 'serve' ? { call: 'vllm serve', names: after(2), options: [['--model', 'model']] } : undefined;
    case 'huggingface-cli':
    case 'hf':
      return verb === 'download' ? { call: `${program} download`, names: after(2) } : undefined;
    case 'modelscope':
      return verb === 'download'
        ? { call: 'modelscope download', names: after(2), options: MODELSCOPE, hub: 'modelscope' }
        : undefined;
    case 'lmdeploy':
      return /^(?:serve|chat)$/.test(verb) ? { call: `lmdeploy ${verb}`, names: after(verb === 'chat' ? 2 : 3) } : undefined;
    case 'aphrodite':
      return verb === 'run' ? { call: 'aphrodite run', names: after(2) } : undefined;
    case 'sglang':
      return verb === 'serve' ? { call: 'sglang serve', names: after(2) } : undefined;
    case 'transformers-cli':
      return verb === 'download' ? { call: 'transformers-cli download', names: after(2) } : undefined;
    case 'lms':
      return verb === 'get' ? { call: 'lms get', names: after(2).filter(({ text }) => text.includes('/')) } : undefined;
    case 'docker':
      return verb === 'model' && /^(?:pull|run)$/.test(words[i + 2]?.text ?? '')
        ? { call: 'docker model', names: after(3).filter(({ text }) => /^(?:hf\.co|huggingface\.co)\//.test(text)) }
        : undefined;
    case 'trtllm-serve':
      return { call: program, names: after(1) };
    case 'git':
      return /^(?:clone|lfs|submodule)$/.test(verb)
        ? { call: 'git clone', names: words.slice(i + 2).filter((word) => CLONED.test(word.text)) }
        : undefined;
    case 'wget':
    case 'curl':
    case 'aria2c':
      return { call: program, names: words.slice(i + 1).filter((word) => FETCHED.test(word.text)) };
    default:
      return undefined;
  }
}

const MODELSCOPE: Options = [
  ['--model', 'model'],
  ['--dataset', 'dataset'],
];
const CLONED = /(?:^|[/@])(?:huggingface\.co|hf\.co|(?:www\.)?modelscope\.(?:cn|ai))[/:]/;
const FETCHED = /^https?:\/\/(?:www\.)?(?:huggingface\.co|hf\.co)\/\S+\/resolve\//;

/** Options of servers and trainers. Elsewhere they name other things. */
export const SERVER_OPTIONS: Options = [
  ...[
    '--model',
    '--model-id',
    '--model_id',
    '--model-path',
    '--model_path',
    '--model_name_or_path',
    '--model_name',
    '--base_model',
    '--base-model',
  ].map((option) => [option, 'model'] as const),
  ...['--pretrained_model_name_or_path', '--adapter_name_or_path', '--hf-repo', '-hf', '-hfr', '--draft-model'].map(
    (option) => [option, 'model'] as const,
  ),
  ['--dataset_name', 'dataset'],
];

/** True for a command in which the options above name models: a server's or trainer's word stands in it, or only options do. */
export function isServer(words: readonly Word[]): boolean {
  return words[0]?.text.startsWith('-') === true || words.some((word) => SERVERS.test(word.text) || TRAINERS.test(word.text));
}

const SERVERS =
  /(?:^|[/.])(?:vllm|text-generation-(?:launcher|inference|server)|text-embeddings-(?:router|inference)|sglang|lmdeploy|aphrodite|llama-(?:server|cli)|mlx_lm|mlx_vlm|llamafactory-cli|axolotl|trl|mlc_llm|infinity_emb|litellm|transformers-cli|optimum-cli|ct2-transformers-converter|lm_eval|lighteval|tabby|autotrain|guidellm)(?=[.:/@-]|$)/;
const TRAINERS =
  /(?:^|\/)(?:train|finetune|fine_tune|sft|dpo|grpo|run_[a-z_]{1,40}|serve|infer|inference|generate|evaluate|eval)[\w-]{0,40}\.py$/;

/** Words that are neither options nor their values, up to the first; an option without `=` takes the next word. */
function plainWords(words: readonly Word[]): readonly Word[] {
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i];
    if (word === undefined || /^\d?[<>]/.test(word.text)) return [];
    if (!word.text.startsWith('-')) return [word];
    if (!word.text.includes('=') && !FLAGS.test(word.text)) i += 1;
  }
  return [];
}

const FLAGS =
  /^--?(?:verbose|quiet|q|insecure|trust-remote-code|enforce-eager|force-download|resume-download|nowordwrap|(?:enable|disable|no)-[\w-]{1,60})$/;
