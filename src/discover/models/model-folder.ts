/** What the files of a folder tell about it: whether a model stands there, and which folders are parts of one. */
import type { Entry, ProjectFiles } from '../../io/project-files.ts';
import { remembered } from '../remember.ts';

/** True when the folder holds a card or the files of a model. Asked once per folder and scan. */
export const looksLikeModel = remembered((directory, files): boolean => {
  const { entries } = files.list(directory);
  return hasModelFiles(entries) || hasCard(entries, files);
});

/** True when weights, or a configuration that only models have, are among the entries. */
export function hasModelFiles(entries: readonly Entry[]): boolean {
  return entries.some((entry) => entry.kind === 'file' && (CONFIGURATIONS.has(entry.name) || isWeights(entry.name)));
}

const CONFIGURATIONS = new Set([
  'adapter_config.json',
  'generation_config.json',
  'model_index.json',
  'model.safetensors.index.json',
  'pytorch_model.bin.index.json',
  'tokenizer_config.json',
]);

/** True when the folder is one model: a configuration that only models have, or any `config.json` beside weights. */
export function isOneModel(entries: readonly Entry[]): boolean {
  const files = entries.filter((entry) => entry.kind === 'file');
  if (files.some((entry) => CONFIGURATIONS.has(entry.name))) return true;
  return files.some((entry) => entry.name === 'config.json') && files.some((entry) => isWeights(entry.name));
}

/** True when the README among the entries begins with front matter. */
export function hasCard(entries: readonly Entry[], files: ProjectFiles): boolean {
  return entries.some((entry) => /^readme\.md$/i.test(entry.name) && entry.kind === 'file' && startsWithBlock(entry, files));
}

/** True for the names of weights. The pickles among them are never opened. */
export function isWeights(name: string): boolean {
  return (
    /\.(?:safetensors|gguf|ggml|onnx|ckpt|pth|tflite|mlmodel|nemo)$/i.test(name) ||
    /^(?:pytorch_model|adapter_model|model|consolidated|diffusion_pytorch_model)\b[\w.-]*\.(?:bin|pt|h5|msgpack)$/i.test(name)
  );
}

/** True for the folders that a model's files are sorted into. */
export function isPart(name: string): boolean {
  return /^(?:checkpoint-\d{1,9}|unet|vae|text_encoder(?:_\d)?|tokenizer(?:_\d)?|transformer|scheduler|onnx|openvino|gguf|original|coreml|safety_checker|feature_extractor|image_encoder|processor|assets|\d{1,3}_[A-Za-z]{1,30})$/.test(
    name,
  );
}

function startsWithBlock(entry: Entry, files: ProjectFiles): boolean {
  const head = files.bytes(entry.path, 0, 7);
  return head instanceof Uint8Array && /^(?:\u00ef\u00bb\u00bf)?---[\r\n]/.test(String.fromCharCode(...head));
}
