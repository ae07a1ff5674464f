/** What a policy would change: the same components judged before and after. */
import type { AssessedFinding, Assessment } from '../../model/assessment.ts';
import type { ReportOptions } from '../reporter.ts';
import { headlines } from '../terminal/headlines.ts';
import { pageOf } from '../terminal/page.ts';
import { type Look, lookOf } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { type TableCell, table } from '../text/table.ts';
import { blocksOf, isOpen, SEVERITIES } from '../view/groups.ts';
import { byKind, dependenciesOf, plural, tally } from '../view/tally.ts';

/** Findings listed one by one; more are counted. */
const MOST = 8;

/** One assessment and what to call it in the table. */
export interface Judged {
  readonly name: string;
  readonly assessment: Assessment;
}

/** What was found, in a line: before anything is asked. */
export function drawFound(assessment: Assessment, options: ReportOptions): string {
  const look = lookOf(options);
  const { errors, warnings } = assessment.summary;
  const kinds = byKind(dependenciesOf(assessment)).map(({ kind, total }) =>
    total === 1 ? `1 ${kind.slice(0, -1)}` : `${total} ${kind}`,
  );
  const own = assessment.components.length - dependenciesOf(assessment).length;
  const parts = [...kinds, ...(own > 0 ? [`${own} of the project’s own`] : [])];
  const found = parts.length === 0 ? 'no components' : parts.join(', ');
  const doubt = assessment.complete
    ? ''
    : `\n${look.alarm(' INCOMPLETE ')} ${look.strong('components may be missing: run `licheck` to see what')}`;
  return `found ${found} in ${clipped(assessment.project.name, 80)}; under the default policy ${countOf(errors, warnings)}${doubt}\n`;
}

/** The counts side by side, then the findings that went, came and stay. */
export function drawEffect(before: Judged, after: Judged, options: ReportOptions): string {
  const look = lookOf(options);
  const row = (label: string, of: (assessment: Assessment) => number, paint?: TableCell['paint']): TableCell[] => {
    const [was, is] = [of(before.assessment), of(after.assessment)];
    return [{ text: label, paint: look.dim }, { text: String(was) }, { text: String(is), ...(is > 0 && paint && { paint }) }];
  };
  const verdicts = (assessment: Assessment): ReturnType<typeof tally> => tally(dependenciesOf(assessment));
  const rows: TableCell[][] = [
    [{ text: '' }, { text: before.name, paint: look.dim }, { text: after.name, paint: look.strong }],
    row('errors', ({ summary }) => summary.errors, look.severity.error),
    row('warnings', ({ summary }) => summary.warnings, look.severity.warning),
    row('components denied', (assessment) => verdicts(assessment).denied, look.verdict.denied),
    row('components to review', (assessment) => verdicts(assessment).review, look.verdict.review),
    row('components allowed', (assessment) => verdicts(assessment).allowed, look.verdict.allowed),
  ];
  const [was, is] = [serious(before.assessment), serious(after.assessment)];
  const gone = was.filter(({ fingerprint }) => !is.some((other) => other.fingerprint === fingerprint));
  const come = is.filter(({ fingerprint }) => !was.some((other) => other.fingerprint === fingerprint));
  const kept = is.filter((finding) => !come.includes(finding));
  const lines = [
    ...table([{}, { side: 'right' }, { side: 'right' }], rows, look.width),
    ...listed('no longer found', gone, before.assessment, look),
    ...listed('found only now', come, after.assessment, look),
    ...listed(gone.length + come.length > 0 ? 'still open' : 'open', kept, after.assessment, look),
  ];
  return `${lines.join('\n')}\n`;
}

/** The findings about some components that exceptions hold, and what is open about them all the same. */
export function drawHolding(after: Assessment, purls: ReadonlySet<string>, options: ReportOptions): string {
  const { look } = pageOf(after, options);
  const about = (finding: AssessedFinding): boolean => finding.purl !== null && purls.has(finding.purl);
  const held = after.findings.filter((finding) => finding.exception !== null && about(finding));
  const lines = [
    ...listed('holds now', held, after, look),
    ...listed('still open for it', serious(after).filter(about), after, look),
  ];
  return `${lines.slice(1).join('\n')}\n`;
}

/** Open errors and warnings, worst first. */
const serious = (assessment: Assessment): readonly AssessedFinding[] =>
  SEVERITIES.filter((severity) => severity !== 'note').flatMap((severity) =>
    assessment.findings.filter((finding) => isOpen(finding) && finding.severity === severity),
  );

/** What is true of several components in the same way is told once. */
function listed(heading: string, findings: readonly AssessedFinding[], assessment: Assessment, look: Look): string[] {
  if (findings.length === 0) return [];
  const blocks = blocksOf(assessment, findings);
  const shown = look.verbose ? blocks : blocks.slice(0, MOST);
  const rest = blocks.length - shown.length;
  return [
    '',
    look.dim(`  ${heading}`),
    ...shown.flatMap((block) => [
      ...headlines(block.findings, look).map((line) => `    ${line}`),
      ...(block.others.length > 0 ? [look.dim(`      and ${plural(block.others.length, 'component')} more`)] : []),
    ]),
    ...(rest > 0 ? [look.dim(`    + ${plural(rest, 'more', 'more')}`)] : []),
  ];
}

const countOf = (errors: number, warnings: number): string =>
  errors + warnings === 0 ? 'nothing is wrong' : `${plural(errors, 'error')} and ${plural(warnings, 'warning')}`;
