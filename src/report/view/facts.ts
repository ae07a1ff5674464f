/** What is known of a model or dataset beside its licence, in words. */
import type { AssessedComponent } from '../../model/assessment.ts';
import { shortRevision } from './names.ts';

/** A fact: what it is about, and what it says. Hostile until escaped. */
export type SaidFact = readonly [about: string, says: string];

/** The facts worth a person's time, in the order in which they matter. */
export function factsOf(component: AssessedComponent): readonly SaidFact[] {
  const { facts, kind } = component;
  if (kind !== 'model' && kind !== 'dataset') return [];
  const get = (key: string): string | undefined => (Object.hasOwn(facts, key) ? facts[key] : undefined);
  const said: readonly (readonly [string, string | undefined])[] = [
    ['where from', originOf(get)],
    ['revision', revisionOf(component, get)],
    ['openness', visible(get('openness-level'))],
    ['lacks', get('openness-missing')],
    ['openness class', framed(get('mof-class'))],
    ['lacks', get('mof-missing')],
    ['task', get('pipeline-tag')],
    ['library', get('library')],
    ['architecture', get('architecture')],
    ['weights', get('weights')],
    ['access', get('gated') === undefined ? undefined : 'only after its terms were accepted'],
    ['territories', get('eu-disallowed') === 'yes' ? 'access from the European Union is refused' : undefined],
    ['newer version', get('new-version')],
  ];
  return said.flatMap(([about, says]) => (says === undefined ? [] : [[about, says] as const]));
}

type Get = (key: string) => string | undefined;

const HUBS: ReadonlyMap<string, string> = new Map([
  ['huggingface', 'Hugging Face'],
  ['modelscope', 'ModelScope'],
  ['ollama', 'Ollama'],
]);

function originOf(get: Get): string | undefined {
  const hub = get('hub');
  if (hub === undefined) return undefined;
  const name = HUBS.get(hub) ?? hub;
  const from = get('from');
  if (from === 'cache') return `${name}, read from this machine’s cache`;
  return from === 'hub' ? `${name}, asked on ${get('fetched') ?? 'a day that nobody noted'}` : name;
}

/** What is loaded later may be another model under another licence, unless a commit pins it. */
function revisionOf({ version }: AssessedComponent, get: Get): string | undefined {
  const state = get('revision');
  if (state === 'unpinned') {
    const name = get('revision-name') ?? version;
    return name === null ? 'not pinned: the newest is loaded' : `not pinned: “${shortRevision(name)}” may move`;
  }
  if (version !== null) return `pinned to ${shortRevision(version)}`;
  return state === 'pinned' ? 'pinned' : undefined;
}

const framed = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : visible(`${text} in the Model Openness Framework`);

const visible = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : `${text.replace(/^visible here: /, '')}, by what is visible here`;
