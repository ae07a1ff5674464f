/** What the project is shipped under. */
import type { LicenseExpression } from '../../model/expression.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Policy } from '../../model/policy.ts';
import type { Resolution } from '../../model/resolution.ts';
import { canonical } from '../../spdx/print.ts';

/**
 * The policy's `project.license`; else what the project's own root packages agree on. Undefined when nobody said,
 * or when the roots differ: then nothing may be assumed to be open.
 */
export function outboundLicense(
  { projectLicense }: Pick<Policy, 'projectLicense'>,
  { components, roots }: Pick<Inventory, 'components' | 'roots'>,
  resolutions: readonly Resolution[],
): LicenseExpression | undefined {
  if (projectLicense) return projectLicense;
  const said = roots
    .filter((root) => components[root]?.kind === 'library' || components[root]?.kind === 'application')
    .flatMap((root) => resolutions[root]?.effective ?? []);
  const [first] = said;
  if (first === undefined || said.some((each) => canonical(each) !== canonical(first))) return undefined;
  return first.kind === 'noassertion' || first.kind === 'none' ? undefined : first;
}
