/** Workflow commands: annotations in the files of a pull request (https://docs.github.com/actions/reference/workflow-commands-for-github-actions). */
import type { AssessedFinding } from '../model/assessment.ts';
import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import type { Reporter } from './reporter.ts';
import { clipped, workflowMessage, workflowProperty } from './text/escape.ts';
import { isOpen, SEVERITIES } from './view/groups.ts';
import { isPreset, mainLabel } from './view/labels.ts';
import { plural } from './view/tally.ts';

/** GitHub shows ten annotations of each level for a step; more are printed all the same, up to this. */
const MOST = 50;

export const github: Reporter = {
  id: 'github',
  extension: 'txt',
  title: 'annotations in a GitHub workflow',
  *render(assessment) {
    if (!assessment.complete)
      yield command('error', {}, 'licheck: incomplete scan', 'Components may be missing from this answer.');
    for (const diagnostic of assessment.diagnostics.slice(0, MOST)) yield ofDiagnostic(diagnostic);
    const open = assessment.findings.filter(isOpen);
    const sorted = SEVERITIES.flatMap((severity) => open.filter((finding) => finding.severity === severity));
    for (const finding of sorted.slice(0, MOST)) yield ofFinding(finding);
    const rest = sorted.length - MOST;
    if (rest > 0) yield command('notice', {}, 'licheck', `${plural(rest, 'finding')} more: run \`licheck\` to see all.`);
    const { errors, warnings, notes, components } = assessment.summary;
    const counts = [plural(errors, 'error'), plural(warnings, 'warning'), plural(notes, 'note')].join(', ');
    // Not a command: what the log shows at the end of the step.
    yield `licheck: ${counts} in ${plural(components, 'component')}\n`;
  },
};

interface Where {
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
  readonly endColumn?: number;
}

const LEVEL = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Severity, string>;

function ofFinding(finding: AssessedFinding): string {
  const label = mainLabel(finding, isPreset);
  const where = label ? { file: label.path, line: label.line, col: label.column, endColumn: label.endColumn } : {};
  const body = [finding.message, ...finding.notes, `to do: ${finding.help}`].map((text) => clipped(text, 500)).join('\n');
  return command(LEVEL[finding.severity], where, finding.code, body);
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
