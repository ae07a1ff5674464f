/**
 * The functions that load models and datasets by name, as their libraries document them. Each row says where the name
 * stands among the arguments, what it names, and how that library reads a name without an owner.
 */
import type { HubKind } from '../hub-name.ts';

/** How a library reads a name: only as an id, or with a rule for names without an owner. */
export type Style = 'hub' | 'dataset' | 'sentence-transformers' | 'whisper' | 'ollama' | 'litellm';

export interface Api {
  /** The last name of the call. */
  readonly names: readonly string[];
  /** The name before it, when that decides. */
  readonly on?: RegExp;
  /** The file must mention this, since the function's own name is common. */
  readonly needs?: RegExp;
  readonly kind: HubKind;
  /** Arguments that may hold the name, by keyword or position, first come first. */
  readonly value: readonly (string | number)[];
  readonly style: Style;
  /** The library chooses a model itself when none is named. */
  readonly defaults?: boolean;
}

const model = (names: string, value: readonly (string | number)[], more: Partial<Api> = {}): Api => ({
  names: names.split(' '),
  kind: 'model',
  value,
  style: 'hub',
  ...more,
});

const NAME_OR_PATH = [
  'pretrained_model_name_or_path',
  'pretrained_model_link_or_path',
  'model_name_or_path',
  'pretrained_model_name',
  'model_name',
  'model_id',
  'repo_id',
  'model_dir',
  0,
];

/** Rows are tried in order; the first whose names, receiver and file fit decides. */
export const PYTHON: readonly Api[] = [
  model('from_pretrained', ['model_id', 'pretrained_model_name_or_path', 1], { on: /^Peft(?!Config)/ }),
  { ...model('from_pretrained', NAME_OR_PATH, { on: /Dataset$/ }), kind: 'dataset' },
  model('from_pretrained from_single_file from_quantized from_hf from_hub', NAME_OR_PATH),
  model('load_adapter load_lora_weights load_ip_adapter load_textual_inversion load_lora', [
    'pretrained_model_name_or_path_or_dict',
    'peft_model_id',
    'pretrained_model_name_or_path',
    0,
  ]),
  model('pipeline', ['model', 1], { needs: /\b(?:transformers|modelscope)\b/, defaults: true }),
  model('SentenceTransformer CrossEncoder SparseEncoder', ['model_name_or_path', 'model_name', 0], {
    style: 'sentence-transformers',
  }),
  { names: ['load_dataset', 'load_dataset_builder'], kind: 'dataset', value: ['path', 0], style: 'dataset' },
  { names: ['load'], on: /^MsDataset$/, kind: 'dataset', value: ['dataset_name', 0], style: 'dataset' },
  model('snapshot_download hf_hub_download hf_hub_url cached_download dataset_snapshot_download model_file_download', [
    'repo_id',
    'model_id',
    'dataset_id',
    0,
  ]),
  model('InferenceClient AsyncInferenceClient', ['model', 0], { needs: /huggingface_hub|huggingface/ }),
  model('LLM AsyncEngineArgs EngineArgs', ['model', 0], { needs: /\bvllm\b/ }),
  model('Engine Runtime', ['model_path', 'model', 0], { needs: /\b(?:sglang|lmdeploy)\b/ }),
  model('load', ['path_or_hf_repo', 0], { needs: /\bmlx_(?:lm|vlm)\b/, on: /^(?:load|mlx_lm|mlx_vlm)$/ }),
  model(
    'HuggingFaceEmbeddings HuggingFaceBgeEmbeddings HuggingFaceInstructEmbeddings HuggingFaceInferenceAPIEmbeddings HuggingFaceEndpointEmbeddings HuggingFaceEmbedding',
    ['model_name', 'model', 0],
    { style: 'sentence-transformers' },
  ),
  model('from_model_id', ['model_id', 0], { on: /HuggingFace/ }),
  model('from_hparams', ['source', 0]),
  model('SentenceTransformerEmbeddingFunction', ['model_name', 0], { style: 'sentence-transformers' }),
  model(
    'SentenceTransformersDocumentEmbedder SentenceTransformersTextEmbedder SentenceTransformersSimilarityRanker TransformersSimilarityRanker HuggingFaceLocalGenerator HuggingFaceLocalChatGenerator',
    ['model', 'model_name_or_path', 0],
    { needs: /\bhaystack/, style: 'sentence-transformers' },
  ),
  model('HfApiModel InferenceClientModel TransformersModel VLLMModel MLXModel', ['model_id', 0], { needs: /\bsmolagents\b/ }),
  model('TransformersLLM vLLM InferenceEndpointsLLM', ['model', 'model_id'], { needs: /\bdistilabel\b/ }),
  model('VLLM', ['model'], { needs: /\blangchain/ }),
  model('KeyBERT', ['model', 0], { needs: /\bkeybert\b/, style: 'sentence-transformers' }),
  model('BERTopic', ['embedding_model'], { needs: /\bbertopic\b/, style: 'sentence-transformers' }),
  model('HuggingFaceEndpoint HuggingFaceHub HuggingFaceLLM HuggingFaceInferenceAPI', ['repo_id', 'model_name', 'model']),
  model('SFTTrainer DPOTrainer GRPOTrainer ORPOTrainer KTOTrainer RewardTrainer CPOTrainer RLOOTrainer', ['model', 0], {
    needs: /\btrl\b/,
  }),
  model('WhisperModel BatchedInferencePipeline', ['model_size_or_path', 0], { needs: /faster_whisper/, style: 'whisper' }),
  model('TextEmbedding SparseTextEmbedding LateInteractionTextEmbedding ImageEmbedding TextCrossEncoder', ['model_name', 0], {
    needs: /\bfastembed\b/,
  }),
  model('FlagModel BGEM3FlagModel FlagReranker FlagLLMModel FlagLLMReranker', ['model_name_or_path', 0]),
  model('ChatOllama OllamaLLM OllamaEmbeddings OllamaEmbedding', ['model', 'model_name', 0], { style: 'ollama' }),
  model('Ollama', ['model', 'model_name'], { needs: /langchain|llama_index/, style: 'ollama' }),
  model('chat generate pull embed embeddings', ['model', 0], {
    on: /^(?:ollama|client|Client)$/,
    needs: /^\s*(?:import ollama|from ollama import)/m,
    style: 'ollama',
  }),
  model('completion acompletion embedding aembedding', ['model', 0], { needs: /\blitellm\b/, style: 'litellm' }),
];

/** transformers.js, @huggingface/inference and hub, and the clients of Ollama. */
export const SCRIPT: readonly Api[] = [
  model('from_pretrained', [0]),
  model('pipeline', ['model', 1], { needs: /@(?:huggingface|xenova)\/transformers/, defaults: true }),
  model(
    'textGeneration textGenerationStream chatCompletion chatCompletionStream featureExtraction sentenceSimilarity textClassification tokenClassification zeroShotClassification questionAnswering summarization translation fillMask textToImage imageToText imageToImage imageClassification objectDetection automaticSpeechRecognition textToSpeech audioClassification visualQuestionAnswering documentQuestionAnswering tableQuestionAnswering request streamingRequest',
    ['model'],
    { needs: /@huggingface\/inference/ },
  ),
  model('downloadFile listFiles fileDownloadInfo snapshotDownload modelInfo', ['repo', 'name'], { needs: /@huggingface\/hub/ }),
  model('HuggingFaceTransformersEmbeddings HuggingFaceInferenceEmbeddings HuggingFaceInference', ['model', 'modelName'], {
    needs: /langchain/,
  }),
  model('ChatOllama Ollama OllamaEmbeddings', ['model'], { needs: /langchain|llamaindex/, style: 'ollama' }),
  model('chat generate pull embed embeddings', ['model'], { needs: /from ['"]ollama|require\(['"]ollama/, style: 'ollama' }),
];

/** Every name of a table, for the tokens' sake. */
export function namesOf(apis: readonly Api[]): ReadonlySet<string> {
  return new Set(apis.flatMap((api) => api.names));
}

/** A cheap first look: whether a file can hold a reference at all. */
export const MARKERS =
  /from_pretrained|from_single_file|from_quantized|from_hparams|fastembed|smolagents|distilabel|keybert|bertopic|load_dataset|MsDataset|snapshot_download|hf_hub_|cached_download|SentenceTransformer|CrossEncoder|SparseEncoder|HuggingFace|huggingface|transformers|modelscope|\bvllm\b|sglang|lmdeploy|mlx_lm|mlx_vlm|WhisperModel|FlagModel|FlagReranker|[oO]llama|hf[-_]hub:|hf:\/\/|load_adapter|load_lora|load_ip_adapter|\btrl\b|gguf|litellm|hf\.co/;
