/** Where findings point: the spot that declares the licence, and the policy line that decided. */
import type { Component } from '../../model/component.ts';
import type { Label } from '../../model/finding.ts';
import type { Anchor, Place } from '../../model/location.ts';
import type { Policy, Verdict } from '../../model/policy.ts';
import type { LicenseEvidence, Resolution } from '../../model/resolution.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { printLicense } from '../../spdx/print.ts';
import type { Subject } from '../check.ts';
import type { Decider } from '../judging/leaf.ts';

type Spot = Label<Anchor | Place>;

/** The primary label: where the component's licence is said, or else where the component is named. */
export function declarationLabel({ component, resolution }: Pick<Subject, 'component' | 'resolution'>, license?: string): Spot[] {
  const evidence = license === undefined ? resolution.evidence[0] : evidenceFor(resolution, license);
  if (evidence) return [{ at: placeOf(evidence, license), text: sayEvidence(evidence, license), primary: true }];
  return provenanceLabel(component, UNSAID);
}

/** The spot where the component is named. */
export function provenanceLabel({ provenance }: Component, text: string): Spot[] {
  return provenance.slice(0, 1).map(({ at }) => ({ at, text, primary: true }));
}

/** The policy line that decided, when it stands in a file. */
export function deciderLabel(by: Decider, verdict: Verdict, policy: Policy): Spot[] {
  if (by.kind === 'rule') return [{ at: by.rule.at, text: RULE_TEXT[verdict], primary: false }];
  if (by.kind === 'unknown' && policy.unknownAt)
    return [{ at: policy.unknownAt, text: 'decided by this line: no other names it', primary: false }];
  return [];
}

/** Where a key of `use` was said, when the verdict rests on it. */
export function useLabel(key: string, policy: Policy, text: string): Spot[] {
  const at = Object.hasOwn(policy.useAt, key) ? policy.useAt[key] : undefined;
  return at ? [{ at, text, primary: false }] : [];
}

/** Where the evidence says that licence: a text may hold several, one below another. */
export function placeOf({ at, places }: LicenseEvidence, license: string | undefined): Anchor {
  const line = license === undefined ? undefined : places?.find((place) => place.license === license)?.line;
  return line === undefined || line === at.line ? at : { path: at.path, line };
}

/** The evidence that says the licence: a conclusion before metadata before text. */
export function evidenceFor({ evidence, basis }: Resolution, license: string): LicenseEvidence | undefined {
  if (evidence.length < 2) return evidence[0];
  const says = (item: LicenseEvidence): boolean =>
    license === 'NOASSERTION' || license === 'NONE'
      ? item.expression.kind === license.toLowerCase() || item.places?.some((place) => place.license === license) === true
      : licensesOf(item.expression).some((leaf) => printLicense(leaf) === license);
  const order = basis === 'detected' ? (['detected', 'declared'] as const) : (['concluded', 'declared', 'detected'] as const);
  for (const view of order) {
    const found = evidence.find((item) => item.view === view && says(item));
    if (found) return found;
  }
  return evidence.find((item) => item.view === order[0]) ?? evidence[0];
}

const UNSAID = 'named here, without a licence';

const RULE_TEXT = {
  denied: 'denied by this line',
  review: 'a review is asked for by this line',
  allowed: 'allowed by this line',
} as const satisfies Record<Verdict, string>;

function sayEvidence({ view, raw, method, expression }: LicenseEvidence, license: string | undefined): string {
  if (method === 'registry') return expression.kind === 'noassertion' ? UNSAID : "named here; licence from licheck's registry";
  if (method === 'project') return 'its own card says no licence: taken from `project.license`';
  if (view === 'concluded') return 'concluded here';
  if (view === 'detected')
    return license === 'NOASSERTION' ? 'what is not recognised stands here' : 'the licence text stands here';
  return raw === undefined ? 'declared here' : `declared here as "${shorten(raw.trim())}"`;
}

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
