/** Diagnostics as a terminal shows them: in a report, and alone on standard error. */
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ReportOptions } from './reporter.ts';
import { headline } from './terminal/headlines.ts';
import { drawRows } from './terminal/rows.ts';
import { type Look, lookOf } from './text/ansi.ts';
import { clipped } from './text/escape.ts';
import { phrase } from './text/sentences.ts';
import { gutterOf, snippets } from './text/snippet.ts';
import { SEVERITIES } from './view/groups.ts';

/** More of one code are counted, not shown. Mistakes in a policy are few, and each needs its caret. */
const mostOf = (code: string): number => (code.startsWith('policy/') ? 50 : 3);

/** The diagnostics with their places, worst first. */
export function* renderDiagnostics(diagnostics: readonly Diagnostic[], options: ReportOptions): Iterable<string> {
  for (const lines of drawDiagnostics(diagnostics, lookOf(options), options.quiet)) yield `${lines.join('\n')}\n`;
}

/** Blocks of lines; a blank line ends each that spans several. */
export function* drawDiagnostics(diagnostics: readonly Diagnostic[], look: Look, quiet = false): Iterable<string[]> {
  const shown = new Map<string, number>();
  const sorted = [...diagnostics].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
  for (const diagnostic of sorted) {
    const count = (shown.get(diagnostic.code) ?? 0) + 1;
    shown.set(diagnostic.code, count);
    if (quiet) yield [oneLine(diagnostic)];
    else if (look.verbose || count <= mostOf(diagnostic.code)) yield [...drawDiagnostic(diagnostic, look), ''];
  }
  for (const [code, count] of shown) {
    const rest = count - mostOf(code);
    if (!quiet && !look.verbose && rest > 0) yield [look.dim(`+ ${rest} more of ${clipped(code, 80)} (--verbose)`), ''];
  }
}

function drawDiagnostic(diagnostic: Diagnostic, look: Look): string[] {
  const { code, severity, message, help, path, line } = diagnostic;
  const column = diagnostic.column ?? 1;
  const label = path !== undefined && {
    path,
    line: line ?? 1,
    column,
    endColumn: diagnostic.endColumn ?? column + 1,
    text: '',
    primary: true,
    excerpt: line === undefined ? '' : (diagnostic.excerpt ?? ''),
  };
  const labels = label ? [label] : [];
  const gutter = gutterOf(labels);
  return [
    ...headline(severity, code, message, look),
    ...snippets(labels, look, gutter, look.severity[severity]),
    ...(help === undefined
      ? []
      : drawRows([{ label: 'help', texts: [clipped(phrase(help))], paint: look.accent }], look, gutter)),
  ];
}

/** `path:line:column: severity[code]: message`, as compilers print it. */
export function oneLine({ code, severity, message, path, line, column }: Diagnostic): string {
  const place = path === undefined ? '' : `${clipped(path, 200)}${line === undefined ? '' : `:${line}:${column ?? 1}`}: `;
  return `${place}${severity}[${clipped(code, 80)}]: ${clipped(message)}`;
}
