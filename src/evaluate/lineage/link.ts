/** One link of a lineage: the question whether the derivative may be released so, and its answer. */
import type { FindingCode } from '../../model/codes.ts';
import type { ComponentKind } from '../../model/component.ts';
import type { License } from '../../model/expression.ts';
import type { DerivationKind } from '../../model/relations.ts';
import type { LicenseFacts, Rulebook } from '../../model/rulebook.ts';
import type { LicenseTerm } from '../../model/terms.ts';
import { printLicense } from '../../spdx/print.ts';
import type { Answer } from '../compatibility/answer.ts';
import type { Compatibility } from '../compatibility/compatibility.ts';

/** How the derivative came from the base. */
export type Making = DerivationKind | 'trained-on';

/** The codes that a link of the lineage can break. */
export type LinkCode = Extract<
  FindingCode,
  'lineage-conflict' | 'restriction-not-passed-on' | 'output-restriction' | 'dataset-conflict' | 'lineage-unresolved'
>;

/** The one answer to all links between the same two licences: an answer, the code that a "no" or "review" is reported under, and what to do about it. */
export interface LinkAnswer extends Answer {
  readonly code: LinkCode;
  /** One imperative sentence. */
  readonly remedy: string;
  /** True where the law, not the text, leaves the question open. */
  readonly isOpenLaw?: boolean;
}

/** One base licence, one derivative's licence, and how the one was made from the other. */
export interface LinkQuestion {
  readonly base: License;
  readonly facts: LicenseFacts;
  readonly making: Making;
  readonly derived: License;
  /** The two licences as sentences name them. */
  readonly from: string;
  readonly to: string;
  /** What the derivative is. */
  readonly kind: ComponentKind;
  readonly rulebook: Rulebook;
  readonly compatibility: Compatibility;
}

/** Builds an answer with one reason, which cites the base's term. */
export function answerLink(
  { base }: Pick<LinkQuestion, 'base'>,
  verdict: Answer['answer'],
  code: LinkCode,
  remedy: string,
  text: string,
  term?: LicenseTerm,
): LinkAnswer {
  const reason = {
    license: printLicense(base),
    term: term?.tag ?? 'flow-down',
    ...(term?.clause !== undefined && { clause: term.clause }),
    text,
  };
  return { answer: verdict, code, remedy, reasons: [reason] };
}
