/** The concluded licence: what a human decided in the policy, as long as the text it was read from is unchanged. */
import type { Component, LicenseFile } from '../model/component.ts';
import type { LicenseExpression } from '../model/expression.ts';
import type { LicenseText } from '../model/inventory.ts';
import { matchesComponent } from '../model/pattern.ts';
import type { Clarification } from '../model/policy.ts';
import type { LicenseEvidence } from '../model/resolution.ts';

/** A clarification that was not applied because its text changed or is gone. */
export interface StaleClarification {
  readonly component: number;
  readonly clarification: Clarification;
  /** Lower case, says what is different. */
  readonly reason: string;
}

/** A conclusion that holds. */
export interface Concluded {
  readonly expression: LicenseExpression;
  readonly evidence: readonly LicenseEvidence[];
}

/** Makes a concluder over the policy's clarifications; the last one that matches a component counts. */
export function createConcluder(
  clarifications: readonly Clarification[],
  texts: readonly LicenseText[],
): { conclude(component: Component, index: number): Concluded | undefined; stale(): readonly StaleClarification[] } {
  const stale: StaleClarification[] = [];
  const conclude = (component: Component, index: number): Concluded | undefined => {
    const clarification = clarifications.findLast((item) => matchesComponent(item.component, component.purl));
    if (clarification === undefined) return undefined;
    const reason = difference(clarification, component, texts);
    if (reason !== undefined) {
      stale.push({ component: index, clarification, reason });
      return undefined;
    }
    const { license, component: pattern } = clarification;
    const evidence: LicenseEvidence = {
      view: 'concluded',
      expression: license,
      method: 'clarification',
      confidence: 1,
      at: pattern.at,
      notes: [clarification.reason],
    };
    return { expression: license, evidence: [evidence] };
  };
  return { conclude, stale: () => stale };
}

/** Why the clarification does not fit the component any more; undefined when it does. */
function difference(clarification: Clarification, component: Component, texts: readonly LicenseText[]): string | undefined {
  const { file, sha256 } = clarification;
  if (file === undefined && sha256 === undefined) return undefined;
  const digestOf = (item: LicenseFile): string | undefined => (item.text === undefined ? undefined : texts[item.text]?.digest);
  const files = component.licenseFiles.filter(
    (item) => file === undefined || item.path === file || item.path.endsWith(`/${file}`),
  );
  if (files.length === 0) return `${file ?? 'its licence file'} is not there any more`;
  if (sha256 === undefined || files.some((item) => digestOf(item) === sha256.toLowerCase())) return undefined;
  const found = files.map(digestOf).find((digest) => digest !== undefined);
  return `the text's digest is ${found === undefined ? 'unknown, the file could not be read' : found}, not ${sha256}`;
}
