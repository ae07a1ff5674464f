/** The report a person reads: whether it can be trusted, what is wrong and what to do, then what there is. */
import { drawDiagnostics, oneLine } from '../diagnostics.ts';
import type { Reporter } from '../reporter.ts';
import { clipped } from '../text/escape.ts';
import { isOpen, SEVERITIES } from '../view/groups.ts';
import { mainLabel } from '../view/labels.ts';
import { drawClosing, drawHeader, drawHeld, drawIncomplete } from './closing.ts';
import { drawFindings, drawNotes } from './findings.ts';
import { drawModels } from './models.ts';
import { type Page, pageOf } from './page.ts';
import { drawCategories, drawDuties, drawKinds } from './summary.ts';

export const terminal: Reporter = {
  id: 'terminal',
  extension: 'txt',
  title: 'for people: findings with their places, then a summary by licence category',
  *render(assessment, options) {
    const page = pageOf(assessment, options);
    for (const lines of options.quiet ? quietly(page) : wholly(page)) if (lines.length > 0) yield `${lines.join('\n')}\n`;
  },
};

function* wholly(page: Page): Iterable<string[]> {
  const { assessment, look } = page;
  yield drawIncomplete(page);
  yield drawHeader(page);
  const open = assessment.findings.filter(isOpen);
  yield* drawFindings(look.verbose ? open : open.filter((finding) => finding.severity !== 'note'), page);
  if (!look.verbose) yield drawNotes(open, page);
  yield drawHeld(page);
  yield* drawDiagnostics(assessment.diagnostics, look);
  const models = look.verbose ? drawModels(page) : [];
  const sections = [models, drawCategories(page), drawKinds(page), drawDuties(page)].filter((lines) => lines.length > 0);
  for (const lines of sections) yield [...lines, ''];
  yield drawClosing(page);
}

function* quietly(page: Page): Iterable<string[]> {
  const { assessment } = page;
  if (!assessment.complete) yield ['INCOMPLETE: components may be missing from this answer'];
  for (const diagnostic of assessment.diagnostics) if (diagnostic.incomplete) yield [oneLine(diagnostic)];
  const open = assessment.findings.filter(isOpen);
  for (const severity of SEVERITIES) {
    for (const finding of open.filter((one) => one.severity === severity)) {
      const label = mainLabel(finding);
      const place = label ? `${clipped(label.path, 200)}:${label.line}:${label.column}: ` : '';
      yield [`${place}${page.look.severity[severity](`${severity}[${clipped(finding.code, 60)}]`)}: ${clipped(finding.message)}`];
    }
  }
}
