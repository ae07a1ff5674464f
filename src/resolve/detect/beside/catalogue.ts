/** A list of licences (a table of SPDX ids, a page of links) names many and is under none of them. */
import { licensesOf } from '../../../spdx/fold.ts';
import { printLicense } from '../../../spdx/print.ts';
import type { Finding } from '../answer/finding.ts';

/** A work under this many licences says so by their texts, not by naming them. */
const MANY = 14;

/** The findings without names and addresses, when there are too many different ones to be meant. */
export function dropCatalogue(findings: readonly Finding[]): readonly Finding[] {
  const isName = (finding: Finding): boolean =>
    finding.method === 'url' || finding.method === 'reference' || finding.method === 'header';
  const named = new Set(findings.filter(isName).flatMap((finding) => licensesOf(finding.expression).map(printLicense)));
  return named.size < MANY ? findings : findings.filter((finding) => !isName(finding));
}
