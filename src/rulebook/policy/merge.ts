/** Laying files over one another: what extends comes after what is extended. */
import type { Policy, PolicyRule } from '../../model/policy.ts';
import { canonical } from '../../spdx/print.ts';
import type { Layer } from './layer.ts';

/** The effective policy of layers, parents first. Without a word the unknown is denied, and dev dependencies count in full. */
export function mergeLayers(layers: readonly Layer[], source: Pick<Policy, 'extends' | 'path'>): Policy {
  const last = <K extends keyof Layer>(key: K): Layer[K] | undefined =>
    layers.findLast((layer) => layer[key] !== undefined)?.[key];
  const all = <K extends 'components' | 'exceptions' | 'clarifications' | 'choices'>(key: K): Layer[K] =>
    layers.flatMap((layer) => layer[key] as readonly never[]) as Layer[K];
  const unique = (key: 'acknowledge' | 'ignore'): readonly string[] => [...new Set(layers.flatMap((layer) => layer[key]))];
  const projectLicense = last('projectLicense');
  const projectLicenseAt = last('projectLicenseAt');
  const unknown = last('unknown');
  return {
    extends: source.extends,
    ...(source.path !== undefined && { path: source.path }),
    ...(projectLicense && { projectLicense }),
    ...(projectLicenseAt && { projectLicenseAt }),
    use: Object.assign({}, ...layers.map((layer) => layer.use)),
    useAt: Object.assign({}, ...layers.map((layer) => layer.useAt)),
    rules: mergeRules(layers.map((layer) => layer.rules)),
    unknown: unknown?.verdict ?? 'denied',
    ...(unknown && { unknownAt: unknown.at }),
    acknowledge: unique('acknowledge'),
    dev: last('dev') ?? 'denied',
    severity: Object.assign({}, ...layers.map((layer) => layer.severity)),
    components: all('components'),
    exceptions: all('exceptions'),
    clarifications: all('clarifications'),
    choices: all('choices'),
    ignore: unique('ignore'),
  };
}

/** A file's line for a selector takes the place of every line that its parents have for it. */
function mergeRules(files: readonly (readonly PolicyRule[])[]): readonly PolicyRule[] {
  let rules: readonly PolicyRule[] = [];
  for (const own of files) {
    const spoken = new Set(own.map(keyOf));
    rules = [...rules.filter((rule) => !spoken.has(keyOf(rule))), ...own];
  }
  return rules;
}

/** Equal for lines that speak of the very same thing. */
export function keyOf({ selector }: Pick<PolicyRule, 'selector'>): string {
  if (selector.kind === 'license') return canonical(selector.expression);
  return selector.kind === 'category' ? `category:${selector.category}` : `${selector.kind}:${selector.tag}`;
}
