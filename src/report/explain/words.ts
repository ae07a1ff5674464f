/** The rulebook's codes in plain words. */
import type { FlowDown, OutputRule } from '../../model/rulebook.ts';
import type { Artifact, LicenseTerm, Reach, Threshold, Trigger, Verification } from '../../model/terms.ts';
import { grouped } from '../view/tally.ts';

const DISTRIBUTED: Partial<Record<Trigger, string>> = {
  'distribute-source': 'source',
  'distribute-binary': 'binaries',
  'distribute-weights': 'weights',
  'distribute-dataset': 'data',
};

const HAPPENS: Partial<Record<Trigger, string>> = {
  use: 'use it',
  'commercial-use': 'use it commercially',
  modify: 'change it',
  'network-use': 'let others use it over a network',
  train: 'train on it',
  output: 'use what it generates',
};

/** `when you distribute source or binaries`; `always` without a trigger. */
export function whenOf(term: Pick<LicenseTerm, 'triggers' | 'onlyModified' | 'onlyMultimodal' | 'onlyNamed'>): string {
  const { triggers } = term;
  const things = triggers.map((trigger) => DISTRIBUTED[trigger]).filter((thing) => thing !== undefined);
  const deeds = triggers.map((trigger) => HAPPENS[trigger]).filter((deed) => deed !== undefined);
  const all = things.length === Object.keys(DISTRIBUTED).length;
  if (things.length > 0) deeds.unshift(`distribute ${all ? 'it' : either(things)}`);
  const when = deeds.length === 0 ? 'always' : `when you ${either(deeds)}`;
  const limits = [
    ...(term.onlyModified === true ? ['only if you changed it'] : []),
    ...(term.onlyMultimodal === true ? ['only for models of images, sound or video'] : []),
    ...(term.onlyNamed === undefined ? [] : [`only for models named ${term.onlyNamed}`]),
  ];
  return [when, ...limits].join(', ');
}

/** The same for one trigger as a document spells it. */
export function whenHappens(trigger: string): string {
  const isKnown = Object.hasOwn(DISTRIBUTED, trigger) || Object.hasOwn(HAPPENS, trigger);
  return isKnown ? whenOf({ triggers: [trigger as Trigger] }) : `because of ${trigger}`;
}

const REACH = {
  file: 'reaches the file',
  library: 'reaches the library',
  work: 'reaches the whole work',
  network: 'reaches users over the network',
  'derivative-model': 'reaches derived models',
  output: 'reaches what the model generates',
} satisfies Record<Reach, string>;

/** `reaches the whole work`. */
export const reachOf = (reach: Reach): string => REACH[reach];

const MEASURE = {
  'monthly-active-users': 'monthly active users',
  'daily-active-users': 'daily active users',
  'annual-revenue-usd': 'US dollars of revenue a year',
  'monthly-revenue-usd': 'US dollars of revenue a month',
  'annual-revenue-cny': 'yuan of revenue a year',
} satisfies Record<Threshold['measure'], string>;

/** `above 700,000,000 monthly active users (counted …): …`. */
export function thresholdOf({ measure, limit, measured, consequence }: Threshold): string {
  const counted = measured === undefined ? '' : ` (${measured})`;
  return `above ${grouped(limit)} ${MEASURE[measure]}${counted}${consequence === undefined ? '' : `: ${consequence}`}`;
}

const VERIFIED = {
  text: 'checked against the licence text',
  'text-read': 'read in the licence text',
  partial: 'checked in part: review required',
  secondary: 'taken from other people’s summaries: review required',
  unverified: 'not verified: review required',
} satisfies Record<Verification, string>;

/** How surely the facts are known. */
export const verifiedIn = (verified: Verification): string => VERIFIED[verified];

const VERIFIED_BRIEFLY = {
  text: 'checked',
  'text-read': 'read',
  partial: 'in part',
  secondary: 'second-hand',
  unverified: 'not verified',
} satisfies Record<Verification, string>;

/** The same in a word or two, for a table. */
export const verifiedBriefly = (verified: Verification): string => VERIFIED_BRIEFLY[verified];

/** True when a person must look before relying on the facts. */
export const isDoubtful = (verified: Verification): boolean => verified !== 'text' && verified !== 'text-read';

const FLOW_DOWN = {
  none: 'derivatives may have terms of their own',
  copy: 'derivatives carry a copy of the licence; their own terms are free',
  restrictions: 'the terms of derivatives must carry the use restrictions',
  'restrictions-similar': 'the terms of derivatives must carry similar use restrictions',
  'no-weaker': 'the terms of derivatives may not be weaker',
  'same-terms': 'derivatives stand under the same terms',
  'share-alike': 'derivatives stand under the same licence, or one that it names as compatible',
  unknown: 'what the text asks of derivatives is not established: review required',
} satisfies Record<FlowDown, string>;

/** What is asked of derivatives. */
export const flowDownOf = (flowDown: FlowDown): string => FLOW_DOWN[flowDown];

const OUTPUTS = {
  allowed: 'may train other models',
  'allowed-derivative': 'may train other models, which then count as derivatives',
  'allowed-naming': 'may train other models, which must carry the name that the text asks for',
  'prohibited-llm': 'may not train other language models',
  'prohibited-any': 'may not train other models',
  'prohibited-foundation': 'may not train foundation models',
  'prohibited-competing': 'may not train competing models',
  'noncommercial-only': 'may train other models for non-commercial purposes only',
  'prohibited-commercial-model': 'may not train commercial models',
  unknown: 'whether they may train other models is not established: review required',
} satisfies Record<OutputRule, string>;

/** What may be done with what a model generates. */
export const outputsOf = (outputs: OutputRule): string => OUTPUTS[outputs];

const ARTIFACTS = { data: 'data', application: 'applications', model: 'models', source: 'source code' } satisfies Record<
  Artifact,
  string
>;

/** `source code and applications`. */
export const artifactsOf = (artifacts: readonly Artifact[]): string =>
  join(
    artifacts.map((artifact) => ARTIFACTS[artifact]),
    'and',
  );

const either = (items: readonly string[]): string => join(items, 'or');

function join(items: readonly string[], word: string): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}
