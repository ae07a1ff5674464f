/**
 * Names as `ollama pull` takes them (https://github.com/ollama/ollama/blob/main/docs/api.md#model-names): `[host/][namespace/]model[:tag]`.
 * A tag moves; Ollama's library does not say from which repository a model was made.
 */
import { type HubName, isHubSegment, readHubName } from './hub-name.ts';

/** Reads a name; those under `hf.co/` are the Hub's, with a quantization for a tag. */
export function readOllamaName(text: string): HubName | undefined {
  const spelled = text.trim();
  if (spelled.length > 300 || /^[./~]|\\|\s/.test(spelled)) return undefined;
  const colon = spelled.indexOf(':', spelled.lastIndexOf('/') + 1);
  const path = colon < 0 ? spelled : spelled.slice(0, colon);
  const tag = colon < 0 ? undefined : spelled.slice(colon + 1);
  if (tag !== undefined && !/^[\w.-]{1,80}$/.test(tag)) return undefined;
  if (/^(?:hf\.co|huggingface\.co|modelscope\.(?:cn|ai))\//i.test(path)) return readHubName(path, 'model');
  const segments = path.replace(/^(?:registry\.)?ollama\.(?:ai|com)\//i, '').split('/');
  const name = segments.pop() ?? '';
  if (segments.length > 1 || !isHubSegment(name) || !segments.every(isHubSegment)) return undefined;
  const [owner] = segments.filter((segment) => segment !== 'library');
  return {
    hub: 'ollama',
    kind: 'model',
    name,
    ...(owner !== undefined && { owner }),
    ...(tag !== undefined && tag !== 'latest' && { revision: tag }),
  };
}
