/**
 * ModelScope (魔搭). Its own Python client (`modelscope.hub.api`, `hub.info`, `hub.file_download`) documents:
 * `GET /api/v1/<models|datasets>/<id>[?Revision=<revision>]` gives `{Code: 200, Success: true, Data: {License, ReadMeContent, …}}`,
 * a failure another `Code` and a `Message`; `…/repo?Revision=<revision>&FilePath=<path>` gives a file, and for models
 * `…/repo/files?Revision=<revision>&Recursive=False` the list of files. The answer names no commit; what a model is made of
 * stands in its card only. Nothing documents a list of a dataset's files under its name, so no text of a dataset is fetched.
 */
import type { Answer, Failure, Web } from '../../io/fetch/web.ts';
import { cutFrontMatter } from '../../io/parse/front-matter.ts';
import { isRecord, own, ownList, ownText } from '../../io/parse/own.ts';
import { parsePlainYaml } from '../../io/parse/plain-yaml.ts';
import type { HubCard, Trouble } from './hub-card.ts';
import { licenseFileOf } from './license-file.ts';
import type { Question } from './question.ts';

/** The branch that its client reads when none is named. */
const BRANCH = 'master';

/** Asks about one repository. */
export async function askModelScope(question: Question, endpoint: string, web: Web): Promise<Answer<HubCard>> {
  const { kind, id, revision } = question;
  const base = `${endpoint}/api/v1/${kind}s/${id}`;
  const { host } = new URL(endpoint);
  const answer = await web.json(revision === undefined ? base : `${base}?Revision=${encodeURIComponent(revision)}`);
  if (!answer.ok) return answer;
  const { value, fetched } = answer;
  const failure = refusal(value, host);
  if (failure) return { ok: false, failure };
  const facts = own(value, 'Data');
  const branch = encodeURIComponent(revision ?? BRANCH);
  const at = `Revision=${branch}`;
  const read = async (path: string) => web.text(`${base}/repo?${at}&FilePath=${encodeURIComponent(path)}`);
  const said = frontMatter(ownText(facts, 'ReadMeContent') ?? '');
  const card = said === undefined ? await read('README.md') : undefined;
  const data = withLicense(said ?? (card?.ok ? frontMatter(card.value.body) : undefined) ?? {}, ownText(facts, 'License'));
  const wanted = kind === 'model' && licenseFileOf(data, ['LICENSE']) !== undefined;
  const list = wanted ? await web.json(`${base}/repo/files?${at}&Recursive=False`) : undefined;
  const files = list?.ok ? filesIn(list.value) : [];
  const name = licenseFileOf(data, files);
  const text = name === undefined ? undefined : await read(name);
  const page = `${endpoint}/${kind}s/${id}`;
  const url = `${page}/resolve/${branch}/${encodeURIComponent(name ?? '')}`;
  const trouble =
    troubleOf('the card of', card) ?? troubleOf('the licence text of', list) ?? troubleOf('the licence text of', text);
  return {
    ok: true,
    fetched,
    value: {
      data,
      vocabulary: 'modelscope',
      page,
      fetched,
      files,
      ...(name !== undefined && text?.ok && { text: { url, name, text: text.value } }),
      ...(trouble && { trouble }),
    },
  };
}

/** A failure that came with the status of a success. */
function refusal(value: unknown, host: string): Failure | undefined {
  const code = own(value, 'Code');
  if (code === 200 && own(value, 'Success') !== false && isRecord(own(value, 'Data'))) return undefined;
  const isDenied = /unauthori[sz]ed|permission|forbidden/i.test((ownText(value, 'Message') ?? '').slice(0, 1000));
  if (isDenied) return { kind: 'denied', host, detail: 'it asks for permission' };
  return { kind: code === 404 ? 'not-found' : 'malformed', host, detail: 'its answer cannot be read' };
}

/** The site's own field speaks where the card is silent. */
function withLicense(card: Readonly<Record<string, unknown>>, license: string | undefined): Readonly<Record<string, unknown>> {
  return own(card, 'license') === undefined && license !== undefined ? { ...card, license } : card;
}

/** That there is no card is an answer. */
function troubleOf(what: Trouble['with'], answer: Answer<unknown> | undefined): Trouble | undefined {
  if (answer === undefined || answer.ok || answer.failure.kind === 'not-found') return undefined;
  return { with: what, failure: answer.failure };
}

function frontMatter(text: string): Readonly<Record<string, unknown>> | undefined {
  const block = cutFrontMatter(text);
  const parsed = block.state === 'found' ? parsePlainYaml(block.yaml) : undefined;
  return parsed?.ok && isRecord(parsed.value) ? parsed.value : undefined;
}

function filesIn(list: unknown): readonly string[] {
  return ownList(own(list, 'Data'), 'Files').flatMap((file) => {
    const path = ownText(file, 'Path');
    return path === undefined || path.includes('/') ? [] : [path];
  });
}
