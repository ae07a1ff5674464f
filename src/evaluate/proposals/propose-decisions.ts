/** What the proposed policy leaves to people: texts to read, exceptions to justify, restrictions to undertake. */
import type { AssessedComponent, AssessedFinding, Assessment } from '../../model/assessment.ts';
import type { FindingCode } from '../../model/codes.ts';
import type { Component, LicenseFile } from '../../model/component.ts';
import { patternFor } from '../../model/pattern-for.ts';
import type {
  ProposedAcknowledgement,
  ProposedClarification,
  ProposedDecisions,
  ProposedException,
  ProposedReview,
} from '../../model/proposal.ts';
import type { LicenseEvidence } from '../../model/resolution.ts';
import type { LicenseFacts } from '../../model/rulebook.ts';
import { licensesOf } from '../../spdx/fold.ts';
import { parseExpression } from '../../spdx/parse.ts';
import { print, printLicense } from '../../spdx/print.ts';
import { nameOf } from '../check.ts';
import type { ProposalGround } from './propose-use.ts';

/** The decisions that `assessment`, made under the proposed policy, leaves open. Nothing here decides anything. */
export function proposeDecisions(ground: ProposalGround, assessment: Assessment): ProposedDecisions {
  const known = new Map(assessment.components.map((component) => [component.purl, component]));
  const open = assessment.findings.filter(
    ({ purl, exception, baselined }) => purl !== null && exception === null && !baselined && known.get(purl)?.own === false,
  );
  return {
    clarifications: proposeClarifications(open, ground),
    exceptions: proposeExceptions(open, known),
    reviews: proposeReviews(open, known),
    acknowledgements: proposeAcknowledgements(open, known, ground),
    ask: questionsOf(assessment.components, ground),
  };
}

const UNSETTLED: ReadonlySet<FindingCode> = new Set(['license-unknown', 'license-mismatch', 'license-ambiguous']);
const REFUSED: ReadonlySet<FindingCode> = new Set(['license-denied', 'commercial-use', 'copyleft']);

function proposeClarifications(findings: readonly AssessedFinding[], ground: ProposalGround): readonly ProposedClarification[] {
  const indexes = new Map<string, number>(ground.inventory.components.map(({ purl }, index) => [purl, index]));
  const byPurl = new Map<string, ProposedClarification>();
  for (const { code, purl, message } of findings) {
    if (!UNSETTLED.has(code) || purl === null || byPurl.has(purl)) continue;
    const index = indexes.get(purl) ?? -1;
    const component = ground.inventory.components[index];
    const pattern = component && patternFor(component.purl, 'exact');
    if (!component || pattern === undefined) continue;
    byPurl.set(purl, { component: pattern, problem: withoutName(message, component), ...textOf(component, index, ground) });
  }
  return [...byPurl.values()];
}

/** The text that speaks for the component, and what it was recognised as. */
function textOf(
  component: Component,
  index: number,
  { inventory, resolutions }: ProposalGround,
): Pick<ProposedClarification, 'license' | 'file' | 'sha256'> {
  const resolution = resolutions[index];
  const said = new Set(resolution ? licensesOf(resolution.declared).map(printLicense) : []);
  const showing = (resolution?.evidence ?? []).filter(
    ({ view, expression }) => view === 'detected' && licensesOf(expression).length > 0,
  );
  const isNews = ({ expression }: LicenseEvidence): boolean =>
    licensesOf(expression).some((leaf) => !said.has(printLicense(leaf)));
  const texts = component.licenseFiles.filter(
    ({ role, text }) => text !== undefined && (role === 'license' || role === 'copyright'),
  );
  const speaks = (evidence: LicenseEvidence | undefined): LicenseFile | undefined =>
    evidence && texts.find(({ path }) => path === evidence.at.path);
  const file =
    speaks(showing.find((evidence) => isNews(evidence) && speaks(evidence))) ?? speaks(showing.find(speaks)) ?? texts[0];
  const digest = file?.text === undefined ? undefined : inventory.texts[file.text]?.digest;
  if (!file || digest === undefined) return { license: null, file: null, sha256: null };
  const isRecognised = resolution !== undefined && showing.some((evidence) => speaks(evidence) === file);
  return { license: isRecognised ? print(resolution.detected) : null, file: pathInside(component, file), sha256: digest };
}

/** The file as the component's author names it. */
function pathInside({ root }: Component, { path }: LicenseFile): string {
  return root !== undefined && root !== '' && path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
}

function proposeExceptions(
  findings: readonly AssessedFinding[],
  known: ReadonlyMap<string, AssessedComponent>,
): readonly ProposedException[] {
  const proposed = new Map<string, ProposedException>();
  for (const { code, severity, purl, license, path } of findings) {
    const component = known.get(purl ?? '');
    if (!REFUSED.has(code) || severity !== 'error' || !component || license === null || license === 'NOASSERTION') continue;
    const pattern = patternFor(component.purl as Component['purl'], 'compatible');
    const key = `${pattern}\0${license}`;
    if (pattern === undefined || proposed.has(key)) continue;
    const name = fullName(component);
    const way = path.slice(0, -1).map((purl) => known.get(purl)?.name ?? purl);
    const category = component.categories.join(', ');
    proposed.set(key, { component: pattern, name, license, verdict: component.verdict, category, path: way });
  }
  return [...proposed.values()];
}

/** By licence: whoever has read it for one component has read it for all. */
function proposeReviews(
  findings: readonly AssessedFinding[],
  known: ReadonlyMap<string, AssessedComponent>,
): readonly ProposedReview[] {
  const byLicense = new Map<string, { category: string; components: string[] }>();
  for (const { code, purl, license } of findings) {
    const component = known.get(purl ?? '');
    if (code !== 'license-review' || !component || license === null || license === 'NOASSERTION' || license === 'NONE') continue;
    const review = byLicense.get(license) ?? { category: component.categories.join(', '), components: [] };
    review.components.push(fullName(component));
    byLicense.set(license, review);
  }
  return [...byLicense].map(([license, review]) => ({ license, ...review }));
}

function proposeAcknowledgements(
  findings: readonly AssessedFinding[],
  known: ReadonlyMap<string, AssessedComponent>,
  { rulebook }: ProposalGround,
): readonly ProposedAcknowledgement[] {
  const byTag = new Map<string, Set<string>>();
  for (const { code, purl, license } of findings) {
    const component = known.get(purl ?? '');
    if (code !== 'use-restriction' || !component || license === null) continue;
    for (const { tag } of factsOf(license, rulebook).flatMap(({ restrictions }) => restrictions)) {
      if (tag !== 'territory') byTag.set(tag, (byTag.get(tag) ?? new Set()).add(fullName(component)));
    }
  }
  return [...byTag]
    .map(([tag, names]) => ({ tag, title: rulebook.term(tag)?.title ?? tag, components: [...names] }))
    .sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

/** What licences of the scan ask of the use that nobody has said. */
function questionsOf(components: readonly AssessedComponent[], { rulebook }: ProposalGround): readonly string[] {
  const facts = components.filter(({ own }) => !own).flatMap(({ chosen }) => factsOf(chosen, rulebook));
  const terms = facts.flatMap(({ conditions, limitations, restrictions }) => [...conditions, ...limitations, ...restrictions]);
  const measures = new Set(terms.flatMap(({ threshold }) => threshold?.measure ?? []));
  const restrictions = facts.flatMap((each) => each.restrictions);
  return [
    ...(measures.has('monthly-active-users') || measures.has('daily-active-users') ? ['monthly-active-users'] : []),
    ...([...measures].some((measure) => measure.includes('revenue')) ? ['annual-revenue-usd'] : []),
    ...(restrictions.some(({ tag }) => tag === 'territory') ? ['territories'] : []),
    ...(restrictions.some(({ tag }) => (rulebook.term(tag)?.fields?.length ?? 0) > 0) ? ['fields'] : []),
  ];
}

function factsOf(license: string, rulebook: ProposalGround['rulebook']): readonly LicenseFacts[] {
  const parsed = parseExpression(license, rulebook.spdxIds);
  return parsed.ok ? licensesOf(parsed.expression).flatMap(({ id }) => rulebook.facts(id) ?? []) : [];
}

/** Messages begin with the component's name, which stands beside them here. */
function withoutName(message: string, component: Component): string {
  const lead = `${nameOf(component)}: `;
  return message.startsWith(lead) ? message.slice(lead.length) : message;
}

const fullName = ({ name, version }: AssessedComponent): string => (version === null ? name : `${name}@${version}`);
