/**
 * One row per component for a spreadsheet (RFC 4180), then one per finding about the policy and per file that could not be read.
 * The first column says in every row whether the scan was complete.
 */
import type { AssessedComponent, AssessedFinding, Assessment } from '../model/assessment.ts';
import type { Reporter } from './reporter.ts';
import { clipped, csvField } from './text/escape.ts';
import { factsOf } from './view/facts.ts';
import { groupBy } from './view/group-by.ts';
import { isOpen } from './view/groups.ts';
import { mainLabel } from './view/labels.ts';
import { licenseNamesOf } from './view/licenses.ts';
import { lineagesOf, MAKING_WORDS } from './view/lineage.ts';
import { namesOf } from './view/names.ts';

/** A spreadsheet cell holds no more than 32,767 characters. */
const LONGEST = 8000;

export const csv: Reporter = {
  id: 'csv',
  extension: 'csv',
  title: 'a spreadsheet: one row per component',
  *render(assessment) {
    const byPurl = groupBy(assessment.findings, (finding) => finding.purl ?? '');
    const obligations = groupBy(assessment.obligations, (duty) => duty.purl);
    const columns = columnsOf(assessment);
    // Excel takes a file without the mark for a legacy encoding.
    yield `\ufeff${line(['scan', ...columns.map(([head]) => head), 'obligations', 'findings', 'held'])}`;
    const scan = assessment.complete ? 'complete' : 'INCOMPLETE';
    for (const component of assessment.components) {
      const duties = [...new Set(obligations.get(component.purl)?.map(({ tag }) => tag))].join(' ');
      yield line([
        scan,
        ...columns.map(([, read]) => read(component)),
        duties,
        ...findingCells(byPurl.get(component.purl) ?? []),
      ]);
    }
    const names = new Set(assessment.components.map((component) => component.purl));
    for (const finding of assessment.findings) {
      if (finding.purl !== null && names.has(finding.purl)) continue;
      yield line([
        scan,
        ...besides(columns, finding.purl ?? 'policy', 'finding', placeOf(mainLabel(finding))),
        '',
        ...findingCells([finding]),
      ]);
    }
    for (const diagnostic of assessment.diagnostics.filter((one) => one.incomplete)) {
      const said = `${diagnostic.severity}[${diagnostic.code}]: ${diagnostic.message}`;
      yield line([scan, ...besides(columns, diagnostic.path ?? 'the whole scan', 'not read', placeOf(diagnostic)), '', said, '']);
    }
  },
};

type Column = readonly [head: string, read: (component: AssessedComponent) => string];

function columnsOf(assessment: Assessment): readonly Column[] {
  const licenses = licenseNamesOf(assessment);
  const names = namesOf(assessment);
  const lineages = lineagesOf(assessment);
  const fact = (component: AssessedComponent, about: string): string =>
    factsOf(component).find(([name]) => name === about)?.[1] ?? '';
  const bases = ({ purl }: AssessedComponent): string =>
    lineages
      .bases(purl)
      .map(({ to, making }) => `${MAKING_WORDS[making]} ${names.full(to)}`)
      .join('; ');
  return [
    ['name', (component) => component.name],
    ['version', (component) => component.version ?? ''],
    ['kind', (component) => component.kind],
    ['scope', (component) => component.scope],
    ['own', (component) => (component.own ? 'yes' : 'no')],
    ['verdict', (component) => component.verdict],
    ['license', (component) => component.effective],
    ['license name', (component) => licenses.say(component.effective)],
    ['chosen', (component) => component.chosen],
    ['categories', (component) => component.categories.join(' ')],
    ['declared', (component) => component.declared],
    ['detected', (component) => component.detected],
    ['concluded', (component) => component.concluded ?? ''],
    ['basis', (component) => component.basis],
    ['verified', (component) => component.verified],
    ['evidence', (component) => component.evidence.map(({ path, line }) => (line === null ? path : `${path}:${line}`)).join(' ')],
    ['copyrights', (component) => component.copyrights.join('; ')],
    ['made of', bases],
    ['revision', (component) => fact(component, 'revision')],
    ['openness', (component) => fact(component, 'openness')],
    ['purl', (component) => component.purl],
  ];
}

/** A row about something that is no component: only its name, kind and place are filled. */
function besides(columns: readonly Column[], name: string, kind: string, place: string): string[] {
  return columns.map(([head]) => (head === 'name' ? name : head === 'kind' ? kind : head === 'evidence' ? place : ''));
}

const placeOf = (at: { readonly path?: string; readonly line?: number; readonly column?: number } | undefined): string =>
  at?.path === undefined ? '' : [at.path, ...(at.line === undefined ? [] : [at.line, at.column ?? 1])].join(':');

function findingCells(findings: readonly AssessedFinding[]): [open: string, held: string] {
  const open = findings.filter(isOpen).map(({ code, severity, message }) => `${severity}[${code}]: ${message}`);
  const held = findings.filter((finding) => !isOpen(finding)).map(({ code, exception }) => `${code}: ${exception ?? 'baseline'}`);
  return [open.join('; '), held.join('; ')];
}

const line = (cells: readonly string[]): string => `${cells.map((cell) => csvField(clipped(cell, LONGEST))).join(',')}\r\n`;
