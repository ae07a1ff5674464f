/** What really happens to a component under the declared use: the triggers that terms wait for. */
import type { Component } from '../../model/component.ts';
import type { ComponentUse, Distribution, Policy } from '../../model/policy.ts';
import type { Scope } from '../../model/relations.ts';
import type { Trigger } from '../../model/terms.ts';

/** The project's use with the strict reading in place of what was not said. */
export interface ProjectUse {
  readonly commercial: boolean;
  readonly distribution: readonly Distribution[];
  /** The keys under `use` that were not said although a verdict rests on them. */
  readonly undeclared: readonly ('commercial' | 'distribution')[];
}

/** What own models and datasets do with a component, read off the graph. */
export interface OwnUse {
  /** An own model or dataset is made from it. */
  readonly isBase: boolean;
  /** An own model is trained on it. */
  readonly isTrainedOn: boolean;
}

/** How one component is used. */
export interface Usage {
  /** Some terms reach only models of a kind or name: this one, or one that the terms of its licences reach alike. */
  readonly component: Pick<Component, 'name' | 'facts'>;
  readonly triggers: ReadonlySet<Trigger>;
  /** Undefined when nobody said: most packages are used as published. */
  readonly modified: boolean | undefined;
  readonly linking: 'static' | 'dynamic' | undefined;
  /** False for tools that only developers run. */
  readonly isShipped: boolean;
}

/** The strict reading of what is not declared: commercial, and given to others in binary form. */
export function projectUse({ use }: Pick<Policy, 'use'>): ProjectUse {
  return {
    commercial: use.commercial ?? true,
    distribution: use.distribution ?? ['binary'],
    undeclared: [
      ...(use.commercial === undefined ? (['commercial'] as const) : []),
      ...(use.distribution === undefined ? (['distribution'] as const) : []),
    ],
  };
}

/**
 * Reads usages. Components that nothing special is said of share theirs, kind by kind; `reach` tells apart models of the same
 * licences whose terms do not reach all of them alike.
 */
export function createUsageReader(
  project: ProjectUse,
  policy: Pick<Policy, 'use'>,
): (component: Component, scope: Scope, own: OwnUse, declared: ComponentUse | undefined, reach: string) => Usage {
  const shared = new Map<string, Usage>();
  return (component, scope, own, declared, reach) => {
    if (declared !== undefined) return usageOf(component, scope, project, own, policy, declared);
    const key = `${component.kind} ${scope} ${own.isBase} ${own.isTrainedOn} ${typeOf(component)} ${reach}`;
    let usage = shared.get(key);
    if (usage === undefined) shared.set(key, (usage = usageOf(component, scope, project, own, policy, undefined)));
    return usage;
  };
}

/** The usage of one component. `declared` holds its line under `components:`, when it has one. */
export function usageOf(
  component: Pick<Component, 'kind' | 'purl' | 'name' | 'facts'>,
  scope: Scope,
  project: ProjectUse,
  own: OwnUse,
  policy: Pick<Policy, 'use'>,
  declared: ComponentUse | undefined,
): Usage {
  const usedFor = declared?.usedFor ?? [];
  const isMadeInto = own.isBase || own.isTrainedOn;
  // What a model was made from goes with the model, whatever the scope of the tools around it.
  const isShipped = isMadeInto || !(scope === 'dev' || scope === 'test' || scope === 'build');
  const modified = declared?.modified ?? (own.isBase || usedFor.some((use) => MODIFYING.has(use)) ? true : undefined);
  const triggers = new Set<Trigger>(['use']);
  if (project.commercial) triggers.add('commercial-use');
  if (modified) triggers.add('modify');
  if (own.isTrainedOn || usedFor.some((use) => TRAINING.has(use))) triggers.add('train');
  if (policy.use.trainsOnOutputs && component.kind === 'model') triggers.add('output');
  if (isShipped) for (const trigger of shipping(component, project, usedFor)) triggers.add(trigger);
  return { component, triggers, modified, linking: declared?.linking ?? ALWAYS_STATIC.get(typeOf(component)), isShipped };
}

const MODIFYING: ReadonlySet<string> = new Set([
  'finetune',
  'fine-tune',
  'adapter',
  'merge',
  'quantize',
  'quantized',
  'distill',
  'modify',
]);
const TRAINING: ReadonlySet<string> = new Set(['train', 'training', 'finetune', 'fine-tune', 'pretrain']);

/** Ecosystems whose builds link everything into one file. */
const ALWAYS_STATIC: ReadonlyMap<string, 'static'> = new Map([
  ['golang', 'static'],
  ['cargo', 'static'],
]);

const typeOf = ({ purl }: Pick<Component, 'purl'>): string => purl.slice('pkg:'.length, purl.indexOf('/'));

function* shipping({ kind }: Pick<Component, 'kind'>, project: ProjectUse, usedFor: readonly string[]): Iterable<Trigger> {
  const goesOut = kind === 'model' ? 'distribute-weights' : kind === 'dataset' ? 'distribute-dataset' : undefined;
  const isSaidToGoOut = usedFor.includes('redistribute');
  for (const way of project.distribution) {
    switch (way) {
      case 'source':
      case 'binary':
        if (goesOut === undefined) yield way === 'source' ? 'distribute-source' : 'distribute-binary';
        // A product that is given away takes the models inside it along, unless the policy says what they are used for.
        else if (kind === 'model' && usedFor.length === 0) yield goesOut;
        break;
      case 'saas':
        yield 'network-use';
        break;
      case 'weights':
        if (kind === 'model') yield 'distribute-weights';
        break;
      case 'dataset':
        if (kind === 'dataset') yield 'distribute-dataset';
        break;
      case 'outputs':
        if (kind === 'model') yield 'output';
        break;
      case 'none':
        break;
    }
  }
  if (isSaidToGoOut && goesOut) yield goesOut;
  if (isSaidToGoOut && !goesOut) yield 'distribute-source';
  if (usedFor.includes('host') || usedFor.includes('hosting')) yield 'network-use';
}
