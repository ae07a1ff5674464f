/** What a check is given, and what it says. */
import type { FindingCode } from '../model/codes.ts';
import type { Component, ComponentKind } from '../model/component.ts';
import type { Severity } from '../model/diagnostic.ts';
import type { LicenseExpression } from '../model/expression.ts';
import type { Label } from '../model/finding.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Anchor, Place } from '../model/location.ts';
import type { LicenseLock } from '../model/lock.ts';
import type { ComponentUse, Policy, PolicyException, Verdict } from '../model/policy.ts';
import type { Scope } from '../model/relations.ts';
import type { Resolution } from '../model/resolution.ts';
import type { Rulebook } from '../model/rulebook.ts';
import type { Reason } from './compatibility/answer.ts';
import type { Compatibility } from './compatibility/compatibility.ts';
import type { LeafVerdict } from './judging/leaf.ts';
import type { ExpressionJudge, Judgement } from './judging/verdict.ts';
import type { Lineage } from './lineage/lineage.ts';
import type { ProjectUse, Usage } from './use/use-triggers.ts';

/** A licence of the branch taken, as this component has it. */
export interface SubjectLeaf extends LeafVerdict {
  /** The verdict without the exception that holds it. */
  readonly unheld: Verdict;
  readonly heldBy?: PolicyException;
}

/** The exceptions of one component, made ready. */
export interface Holding {
  /**
   * The exception that covers a finding about this licence of the component; one for the whole expression covers every licence
   * in it. What goes along a lineage is another's licence broken: only an exception that names the code covers that.
   */
  covering(license: string, code: FindingCode, isAlongLineage: boolean): PolicyException | undefined;
}

/** Stands for all components that are alike; told apart by identity. */
export interface Alike {
  readonly key: string;
}

/** One component with everything that is known when it is judged. */
export interface Subject {
  readonly index: number;
  readonly component: Component;
  readonly resolution: Resolution;
  readonly scope: Scope;
  /** Development and test tools may be judged more gently: no finding about them is worse than this. */
  readonly ceiling: Verdict;
  readonly judgement: Judgement;
  /** The licences of the branch taken. */
  readonly leaves: readonly SubjectLeaf[];
  readonly usage: Usage;
  readonly declaredUse: ComponentUse | undefined;
  /** What exceptions cover of it; undefined when none is about it. */
  readonly holding: Holding | undefined;
  /** One object for all components alike (`judging/alike.ts`). */
  readonly alike: Alike;
}

/** Two licences that meet in one work. */
export interface Clash {
  /** The component whose copyleft wants the whole work, and its licence. */
  readonly holder: number;
  readonly license: string;
  /** A component that does not fit, its licence, and how many more there are of it. */
  readonly other: number;
  readonly otherLicense: string;
  readonly more: number;
  readonly reasons: readonly Reason[];
}

/** The rest of the world. */
export interface CheckContext {
  readonly inventory: Inventory;
  readonly rulebook: Rulebook;
  readonly policy: Policy;
  readonly project: ProjectUse;
  /** What the project is shipped under; undefined when nobody said. */
  readonly outbound: LicenseExpression | undefined;
  readonly subjects: readonly Subject[];
  /** Judges expressions under the policy. */
  readonly judge: ExpressionJudge;
  readonly compatibility: Compatibility;
  readonly lineage: Lineage;
  /** Pairs of licences that exclude each other in one work, by the component whose copyleft wants it. */
  readonly clashes: ReadonlyMap<number, readonly Clash[]>;
  /** What `licheck.lock` records; undefined when the project has none. */
  readonly lock: LicenseLock | undefined;
}

/** What a finding says but for the names in it: thousands of components share one. */
export interface Saying {
  /** The code's own severity when absent. */
  readonly severity?: Severity;
  readonly license?: string;
  /** What stands behind the name of the component and a colon. */
  readonly message: string;
  /** What follows the name of the lineage's base, which then stands behind the message. */
  readonly ending?: string;
  readonly help: string;
  readonly notes?: readonly string[];
}

/** A label that may begin with the name of a component. */
export interface Spot extends Label<Anchor | Place> {
  /** Index of the component whose name and a colon stand before the text. */
  readonly of?: number;
}

/** What a check found, before the common parts are filled in. */
export interface Sketch {
  readonly saying: Saying;
  /** Where the licence is declared, when absent. */
  readonly at?: readonly Spot[];
  /** Further spots. */
  readonly labels?: readonly Spot[];
  readonly lineage?: readonly number[];
  /** Components for which the same holds, told in one more note. */
  readonly others?: readonly number[];
  /** What tells two findings of one code about one component and licence apart, such as the base model's purl. */
  readonly apart?: string;
}

/** One question asked of every component. Pure and synchronous. */
export interface Check {
  readonly code: FindingCode;
  /** The kinds of component that the question makes sense for; all when absent. */
  readonly kinds?: ReadonlySet<ComponentKind>;
  /** True when the sketches follow from what components alike share: they are then made for the first of them, and hold for all. */
  readonly isAboutLicense?: boolean;
  /** False when nothing in this scan can give a finding. */
  isNeeded?(context: CheckContext): boolean;
  /** False for a component that the question makes no sense for; asked before `run`, of each component. */
  concerns?(subject: Subject): boolean;
  run(subject: Subject, context: CheckContext): Iterable<Sketch>;
}

/** `kettle@2.1.0`, as findings name components. */
export function nameOf({ name, version }: Component): string {
  return version === undefined ? name : `${name}@${version}`;
}
