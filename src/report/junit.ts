/**
 * JUnit XML, as Jenkins and GitLab read it: one suite per kind of component, one case per component, and the diagnostics of an
 * incomplete scan as errors. The format has no place for severity, so a warning or a note is told in the output of its case.
 */
import type { AssessedComponent, AssessedFinding, Assessment } from '../model/assessment.ts';
import { oneLine } from './diagnostics.ts';
import type { Reporter } from './reporter.ts';
import { clipped, xml } from './text/escape.ts';
import { sharedName } from './text/sentences.ts';
import { groupBy } from './view/group-by.ts';
import { isOpen } from './view/groups.ts';
import { mergedHelps } from './view/helps.ts';
import { mainLabel } from './view/labels.ts';
import { type Names, namesOf } from './view/names.ts';

export const junit: Reporter = {
  id: 'junit',
  extension: 'xml',
  title: 'JUnit XML for CI servers',
  *render(assessment) {
    const suites = suitesOf(assessment);
    const count = (key: 'failures' | 'errors' | 'skipped'): number => suites.reduce((sum, suite) => sum + suite[key], 0);
    const tests = suites.reduce((sum, suite) => sum + suite.cases.length, 0);
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield `<testsuites name="licheck" tests="${tests}" failures="${count('failures')}" errors="${count('errors')}">\n`;
    for (const { name, cases, failures, errors, skipped } of suites) {
      yield `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}">\n`;
      yield* cases;
      yield '  </testsuite>\n';
    }
    yield '</testsuites>\n';
  },
};

interface Suite {
  readonly name: string;
  readonly cases: readonly string[];
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

function suitesOf(assessment: Assessment): Suite[] {
  const names = namesOf(assessment);
  const isAbout = ({ purl }: AssessedFinding): boolean => purl !== null && names.component(purl) !== undefined;
  const general = assessment.findings.filter((finding) => !isAbout(finding));
  const byPurl = groupBy(assessment.findings.filter(isAbout), (finding) => finding.purl ?? '');
  const components = (kinds: readonly AssessedComponent['kind'][], name: string): Suite =>
    suiteOf(
      name,
      assessment.components
        .filter((component) => kinds.includes(component.kind))
        .map((component) => caseOf(names.full(component.purl), component.purl, byPurl.get(component.purl) ?? [], names)),
    );
  const scan = assessment.diagnostics
    .filter((diagnostic) => diagnostic.incomplete)
    .map((diagnostic) => {
      const { code, message, path, help } = diagnostic;
      const body = [oneLine(diagnostic), ...(help === undefined ? [] : [`  to do: ${help}`])];
      return { text: testcase(path ?? code, 'scan', [element('error', code, message, body)]), kind: 'errors' as const };
    });
  const policy = general.map((finding, i) => caseOf(`policy ${i + 1}: ${finding.code}`, 'policy', [finding], names));
  // What makes the answer doubtful comes first.
  return [
    suiteOf('scan', scan),
    components(['library', 'application', 'file'], 'packages'),
    components(['model'], 'models'),
    components(['dataset'], 'datasets'),
    suiteOf('policy', policy),
  ].filter((suite) => suite.cases.length > 0);
}

interface Case {
  readonly text: string;
  readonly kind: 'failures' | 'errors' | 'skipped' | 'passed';
}

function suiteOf(name: string, cases: readonly Case[]): Suite {
  const count = (kind: Case['kind']): number => cases.filter((one) => one.kind === kind).length;
  return {
    name,
    cases: cases.map(({ text }) => text),
    failures: count('failures'),
    errors: count('errors'),
    skipped: count('skipped'),
  };
}

/** A component fails by its open errors; what an exception or a baseline holds is skipped. */
function caseOf(name: string, classname: string, findings: readonly AssessedFinding[], names: Names): Case {
  const open = findings.filter(isOpen);
  const errors = open.filter((finding) => finding.severity === 'error');
  const [first] = errors;
  const quiet = spell(
    open.filter((finding) => finding.severity !== 'error'),
    names,
  );
  const output = quiet.length > 0 ? [`<system-out>${block(quiet)}</system-out>`] : [];
  if (first) {
    return {
      text: testcase(name, classname, [
        element('failure', first.code, sharedName(errors.map(({ message }) => message)).join('; '), spell(errors, names)),
        ...output,
      ]),
      kind: 'failures',
    };
  }
  const held = findings.filter((finding) => !isOpen(finding));
  const [reason] = held;
  if (reason && open.length === 0) {
    return {
      text: testcase(name, classname, [`<skipped message="${xml(clipped(reason.exception ?? 'held by the baseline'))}"/>`]),
      kind: 'skipped',
    };
  }
  return { text: testcase(name, classname, output), kind: 'passed' };
}

/** Findings about one component in lines, as a log shows them; what they share is said once. */
function spell(findings: readonly AssessedFinding[], names: Names): string[] {
  const messages = sharedName(findings.map(({ message }) => message));
  const heads = findings.map((finding, i) => {
    const label = mainLabel(finding);
    const place = label ? `${label.path}:${label.line}:${label.column}: ` : '';
    return `${place}${finding.severity}[${finding.code}]: ${messages[i]}`;
  });
  const way = (about: string, purls: readonly string[]): string[] =>
    purls.length > 1 ? [`  ${about}: ${purls.map(names.full).join(' > ')}`] : [];
  const rest = [
    ...findings.flatMap(({ path }) => way('path', path)),
    ...findings.flatMap(({ lineage }) => way('lineage', lineage)),
    ...[...new Set(findings.flatMap(({ notes }) => notes))].slice(0, MOST_NOTES).map((note) => `  note: ${note}`),
    ...mergedHelps(findings).map((help) => `  to do: ${help}`),
  ];
  return [...heads, ...new Set(rest)];
}

const MOST_NOTES = 8;

/** Lines of text; the breaks between them are ours, those within them are spelled out. */
const block = (lines: readonly string[]): string => lines.map((line) => xml(clipped(line, 1000))).join('\n');

const element = (tag: 'failure' | 'error', type: string, message: string, body: readonly string[]): string =>
  `<${tag} type="${xml(type)}" message="${xml(clipped(message))}">${block(body)}</${tag}>`;

function testcase(name: string, classname: string, children: readonly string[]): string {
  const open = `    <testcase name="${xml(clipped(name, 200))}" classname="${xml(clipped(classname, 300))}"`;
  return children.length === 0
    ? `${open}/>\n`
    : `${open}>\n${children.map((child) => `      ${child}\n`).join('')}    </testcase>\n`;
}
