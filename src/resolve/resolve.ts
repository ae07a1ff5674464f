/** What each component's licence is held to be: declared, detected, concluded, effective. Pure and synchronous. */
import type { Component } from '../model/component.ts';
import type { Detector } from '../model/detection.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Policy } from '../model/policy.ts';
import type { LicenseEvidence, Resolution } from '../model/resolution.ts';
import type { Rulebook } from '../model/rulebook.ts';
import { createConcluder, type StaleClarification } from './concluded.ts';
import { createCopyrightReader } from './copyright.ts';
import { createDeclaredReader } from './declared.ts';
import { createDetectedReader } from './detected.ts';
import { reconcile } from './effective.ts';
import { projectLicenseOf } from './own-models.ts';
import { createRegistryReader } from './registry.ts';

/** Every component's resolution, by index, and the clarifications whose text has changed since. */
export interface Resolved {
  readonly resolutions: readonly Resolution[];
  readonly stale: readonly StaleClarification[];
}

/** Resolves every component once. Readings are shared between components that carry the same spelling or text. */
export function resolve(input: {
  readonly inventory: Inventory;
  readonly rulebook: Rulebook;
  readonly policy: Policy;
  readonly detector?: Detector;
}): Resolved {
  const { inventory, rulebook, policy, detector } = input;
  const declaredOf = createDeclaredReader(rulebook);
  const registered = createRegistryReader(rulebook);
  const detectedOf = createDetectedReader(inventory.texts, detector);
  const copyrightsOf = createCopyrightReader(inventory.texts);
  const concluder = createConcluder(policy.clarifications, inventory.texts);

  const resolveOne = (component: Component, index: number): Resolution => {
    const detected = detectedOf(component);
    const said = declaredOf(component, detected.byFile);
    const isSilent = component.declaredRaw.length === 0 && detected.evidence.length === 0;
    const declared = (isSilent ? registered(component) : undefined) ?? said;
    const concluded = concluder.conclude(component, index) ?? (isSilent ? projectLicenseOf(component, policy) : undefined);
    const views = {
      component: index,
      declared: declared.expression,
      detected: detected.expression,
      evidence: joined(concluded?.evidence ?? NO_EVIDENCE, joined(declared.evidence, detected.evidence)),
      // Few reports show them, and they are looked for in every text.
      get copyrights() {
        return copyrightsOf(component);
      },
    };
    if (concluded) {
      const { expression } = concluded;
      return Object.assign(views, { concluded: expression, effective: expression, basis: 'concluded' } as const);
    }
    return Object.assign(views, reconcile(declared.expression, detected.expression, rulebook, declared.evidence.length > 1));
  };
  return { resolutions: inventory.components.map(resolveOne), stale: concluder.stale() };
}

const NO_EVIDENCE: readonly LicenseEvidence[] = [];

/** Both lists; the other itself when one is empty. */
function joined(first: readonly LicenseEvidence[], second: readonly LicenseEvidence[]): readonly LicenseEvidence[] {
  if (first.length === 0) return second;
  return second.length === 0 ? first : [...first, ...second];
}
