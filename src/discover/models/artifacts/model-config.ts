/**
 * The JSON files beside weights: `config.json` (https://huggingface.co/docs/transformers/main_classes/configuration),
 * `adapter_config.json` (https://huggingface.co/docs/peft), `model_index.json` (https://huggingface.co/docs/diffusers).
 * `_name_or_path` is what the weights were loaded from: the base of a fine-tune, or the model itself; it cannot tell which.
 */
import { parseJson } from '../../../io/parse/json.ts';
import { own, ownText } from '../../../io/parse/own.ts';
import { baseName } from '../../../io/paths.ts';
import type { ProjectFiles } from '../../../io/project-files.ts';
import type { ProjectPath } from '../../../model/location.ts';
import { isPlaceholder } from '../placeholder.ts';
import { type Artifact, brief, type Unreadable } from './artifact.ts';

const LIMIT = 8 * 1024 * 1024;

/** Reads an adapter's base. */
export function readAdapterConfig(path: ProjectPath, files: ProjectFiles): Artifact | Unreadable {
  const config = readObject(path, files);
  if (config === undefined) return { unreadable: 'is not a JSON object' };
  const base = ownText(config, 'base_model_name_or_path');
  const how = 'adapter' as const;
  return {
    licenses: [],
    lineage:
      base === undefined || isPlaceholder(base)
        ? []
        : [{ text: base, keys: ['base_model_name_or_path'], kind: 'model', relation: 'derived-from', how }],
    facts: text('adapter', ownText(config, 'peft_type')),
  };
}

/** Reads architecture, quantization and, where it names another model, `_name_or_path`. `self` is what the model is called. */
export function readModelConfig(path: ProjectPath, files: ProjectFiles, self: string): Artifact | Unreadable {
  const config = readObject(path, files);
  if (config === undefined) return { unreadable: 'is not a JSON object' };
  const [architecture] = list(own(config, 'architectures'));
  const quantization = own(config, 'quantization_config');
  const from = ownText(config, '_name_or_path')?.trim();
  const isOther = from !== undefined && /^[^/\s]+\/[^/\s]+$/.test(from) && !isSame(from, self) && !isPlaceholder(from);
  return {
    licenses: [],
    lineage: isOther
      ? [
          {
            text: from,
            keys: ['_name_or_path'],
            kind: 'model',
            relation: 'derived-from',
            how: quantization === undefined ? 'unknown' : 'quantized',
          },
        ]
      : [],
    facts: {
      ...text('architecture', architecture ?? ownText(config, '_class_name') ?? ownText(config, 'model_type')),
      ...text('quantization', ownText(quantization, 'quant_method')),
    },
  };
}

/** The same name, or the same last part: `leaf/oolong-7b` in a folder `oolong-7b` is the model itself. */
const isSame = (a: string, b: string): boolean => baseName(a).toLowerCase() === baseName(b).toLowerCase();

function readObject(path: ProjectPath, files: ProjectFiles): unknown {
  const content = files.text(path, LIMIT);
  const parsed = typeof content === 'string' ? parseJson(content) : undefined;
  return parsed?.ok && typeof parsed.value === 'object' && parsed.value !== null ? parsed.value : undefined;
}

const list = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.slice(0, 10).filter((item) => typeof item === 'string') : [];
const text = (name: string, value: string | undefined): Record<string, string> =>
  value === undefined ? {} : { [name]: brief(value) };
