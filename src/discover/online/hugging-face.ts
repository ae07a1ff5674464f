/**
 * The Hugging Face Hub. https://huggingface.co/docs/hub/api, huggingface_hub's `model_info` and `dataset_info`:
 * `GET /api/<models|datasets>/<id>[/revision/<revision>]` gives `id`, `sha`, `cardData`, `tags`, `siblings`, `gated`.
 * A file is at `/<id>/resolve/<revision>/<path>`, a dataset's below `/datasets/`. A card without front matter has no `cardData`,
 * and the licence that its body names is not in the answer.
 */
import type { Answer, Web } from '../../io/fetch/web.ts';
import { isRecord, own, ownList, ownText } from '../../io/parse/own.ts';
import { isCommit } from '../models/hub-name.ts';
import type { HubCard } from './hub-card.ts';
import { licenseFileOf } from './license-file.ts';
import type { Question } from './question.ts';

/** Asks about one repository. */
export async function askHuggingFace(question: Question, endpoint: string, web: Web): Promise<Answer<HubCard>> {
  const { kind, id, revision } = question;
  const at = revision === undefined ? '' : `/revision/${encodeURIComponent(revision)}`;
  const answer = await web.json(`${endpoint}/api/${kind}s/${id}${at}`);
  if (!answer.ok) return answer;
  const { value, fetched } = answer;
  if (!isRecord(value)) return malformed(endpoint);
  const sha = ownText(value, 'sha');
  const commit = sha !== undefined && isCommit(sha) ? sha : undefined;
  const now = ownText(value, 'id');
  const gated = ownText(value, 'gated');
  const page = `${endpoint}/${kind === 'dataset' ? 'datasets/' : ''}${id}`;
  const data = withTags(value);
  const files = ownList(value, 'siblings').flatMap((sibling) => {
    const name = ownText(sibling, 'rfilename');
    return name === undefined || name.includes('/') ? [] : [name];
  });
  const name = licenseFileOf(data, files);
  const url = `${page}/resolve/${commit ?? encodeURIComponent(revision ?? 'main')}/${encodeURIComponent(name ?? '')}`;
  const text = name === undefined ? undefined : await web.text(url);
  return {
    ok: true,
    fetched,
    value: {
      data,
      vocabulary: 'huggingface',
      page,
      fetched,
      files,
      ...(commit !== undefined && { commit }),
      ...(gated !== undefined && { gated: gated.slice(0, 40) }),
      ...(now !== undefined && now.toLowerCase() !== id.toLowerCase() && { renamed: now.slice(0, 200) }),
      ...(name !== undefined && text?.ok && { text: { url, name, text: text.value } }),
      ...(text?.ok === false && { trouble: { with: 'the licence text of', failure: text.failure } }),
    },
  };
}

/**
 * The card's keys, completed from the tags that the Hub derives from them: it infers how a model came from its base
 * (`base_model:adapter:leaf/leaf-base`), and keeps the tags of cards whose front matter it does not give.
 */
function withTags(answer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const card = own(answer, 'cardData');
  const data = isRecord(card) ? card : {};
  const tags = ownList(answer, 'tags').flatMap((tag) => (typeof tag === 'string' && tag.length <= 400 ? [tag] : []));
  const after = (prefix: string): readonly string[] =>
    tags.flatMap((tag) => (tag.startsWith(prefix) ? [tag.slice(prefix.length)] : [])).slice(0, 500);
  const bases = after('base_model:').map((rest) => DERIVED.exec(rest)?.slice(1, 3) ?? [undefined, rest]);
  const names = [...new Set(bases.map(([, name]) => name))];
  const how = bases.find(([said]) => said !== undefined)?.[0];
  const [license] = after('license:');
  const missing = (key: string): boolean => own(data, key) === undefined || own(data, key) === null;
  return {
    ...data,
    ...(missing('license') && missing('licenses') && license !== undefined && { license }),
    ...(missing('base_model') && names.length > 0 && { base_model: names }),
    ...(missing('base_model_relation') && how !== undefined && { base_model_relation: how }),
    ...(missing('datasets') && after('dataset:').length > 0 && { datasets: after('dataset:') }),
  };
}

const DERIVED = /^(adapter|finetune|merge|quantized):(.+)$/;

function malformed(endpoint: string): Answer<HubCard> {
  return { ok: false, failure: { kind: 'malformed', host: new URL(endpoint).host, detail: 'its answer cannot be read' } };
}
