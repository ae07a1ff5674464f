/** Workflow commands: annotations in the files of a pull request (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). */
import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import type { Reporter } from './reporter.ts';
import { clipped, workflowMessage, workflowProperty } from './text/escape.ts';
import { sharedName } from './text/sentences.ts';
import { type Group, groupsOf, isOpen, SEVERITIES } from './view/groups.ts';
import { mergedHelps } from './view/helps.ts';
import { isPreset, mainLabel } from './view/labels.ts';
import { sayOutcome } from './view/outcome.ts';
import { plural } from './view/tally.ts';

/** GitHub shows ten annotations of each level for a step; more are printed all the same, up to this. */
const MOST = 50;

export const github: Reporter = {
  id: 'github',
  extension: 'txt',
  title: 'annotations in a GitHub workflow',
  *render(assessment) {
    if (!assessment.complete)
      yield command(
        'error',
        {},
        'licheck: incomplete scan',
        'Components may be missing from this answer: do not read silence as a yes.',
      );
    for (const diagnostic of assessment.diagnostics.slice(0, MOST)) yield ofDiagnostic(diagnostic);
    const open = assessment.findings.filter(isOpen);
    const groups = SEVERITIES.flatMap((severity) => groupsOf(open.filter((finding) => finding.severity === severity)));
    for (const group of groups.slice(0, MOST)) yield ofGroup(group);
    const rest = groups.slice(MOST).reduce((sum, { findings }) => sum + findings.length, 0);
    if (rest > 0) yield command('notice', {}, 'licheck', `${plural(rest, 'finding')} more: run \`licheck\` to see all.`);
    // Not a command: what the log shows at the end of the step.
    yield `licheck: ${sayOutcome(assessment)}\n`;
  },
};

interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
  readonly endColumn?: number;
}

const LEVEL = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Severity, string>;

/** Findings of one severity about one component and licence are one annotation: there is room for so few. */
function ofGroup({ findings }: Group): string {
  const [first] = findings;
  const label = findings.map((finding) => mainLabel(finding, isPreset)).find((one) => one !== undefined);
  const where = label ? { file: label.path, line: label.line, col: label.column, endColumn: label.endColumn } : {};
  const body = [
    ...sharedName(findings.map(({ message }) => message)),
    ...new Set(findings.flatMap(({ notes }) => notes)),
    ...mergedHelps(findings).map((help) => `to do: ${help}`),
  ];
  const title = [...new Set(findings.map(({ code }) => code))].join(', ');
  return command(LEVEL[first?.severity ?? 'note'], where, title, body.map((text) => clipped(text, 500)).join('\n'));
}

function ofDiagnostic({ severity, code, message, help, path, line, column }: Diagnostic): string {
  const where = {
    ...(path !== undefined && { file: path }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { col: column }),
  };
  return command(
    LEVEL[severity],
    where,
    code,
    [message, ...(help === undefined ? [] : [`to do: ${help}`])].map((text) => clipped(text, 500)).join('\n'),
  );
}

function command(level: 'error' | 'warning' | 'notice', where: Where, title: string, message: string): string {
  const properties = [...Object.entries(where), ['title', title] as const]
    .map(([key, value]) => `${key}=${workflowProperty(clipped(String(value), 300))}`)
    .join(',');
  return `::${level} ${properties}::${workflowMessage(message)}\n`;
}
