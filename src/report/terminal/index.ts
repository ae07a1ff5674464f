/** The report a person reads: whether it can be trusted, what is wrong and what to do, then what there is. */
import type { AssessedFinding } from '../../model/assessment.ts';
import { codeFacts } from '../../model/codes.ts';
import { drawDiagnostics, oneLine } from '../diagnostics.ts';
import type { Reporter } from '../reporter.ts';
import { clipped } from '../text/escape.ts';
import { wrapList } from '../text/wrap.ts';
import { groupBy } from '../view/group-by.ts';
import { type Block, blocksOf, isOpen, SEVERITIES } from '../view/groups.ts';
import { blockLabel, mainLabel } from '../view/labels.ts';
import { plural } from '../view/tally.ts';
import { drawBlock } from './block.ts';
import { drawClosing, drawHeader, drawHeld, drawIncomplete } from './closing.ts';
import { headline } from './headlines.ts';
import { type Page, pageOf } from './page.ts';
import { hangingWrap } from './rows.ts';
import { drawCategories, drawDuties, drawKinds } from './summary.ts';

/** Blocks drawn whole; as many again get one line; the rest is counted. */
const MOST_BLOCKS = 20;

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
  const sections = [drawCategories(page), drawKinds(page), drawDuties(page)].filter((lines) => lines.length > 0);
  for (const lines of sections) yield [...lines, ''];
  yield drawClosing(page);
}

function* drawFindings(findings: readonly AssessedFinding[], page: Page): Iterable<string[]> {
  const { look } = page;
  const blocks = blocksOf(page.assessment, findings);
  const whole = look.verbose ? blocks : blocks.slice(0, MOST_BLOCKS);
  for (const block of whole) yield [...drawBlock(block, page), ''];
  const brief = blocks.slice(whole.length, whole.length + MOST_BLOCKS);
  if (brief.length > 0) yield [...brief.flatMap((block) => briefly(block, page)), ''];
  const rest = blocks.slice(whole.length + brief.length);
  if (rest.length > 0) {
    const count = rest.reduce((sum, block) => sum + 1 + block.others.length, 0);
    yield [look.dim(`+ ${plural(count, 'component')} with more findings: \`--verbose\` shows them`), ''];
  }
}

/** A block in a line or two: the first finding, where it is, and how many more say the same. */
function briefly(block: Block, page: Page): string[] {
  const [first] = block.findings;
  if (first === undefined) return [];
  const spot = blockLabel(block.findings);
  const place = spot ? [`${clipped(spot.path, 200)}:${spot.line}`] : [];
  const others = block.others.length > 0 ? [`the same for ${block.others.length} more`] : [];
  return headline(first.severity, first.code, first.message, page.look, [...place, ...others].join(', '));
}

/** Notes do not fail anything: one line per code, with the first few names. */
function drawNotes(open: readonly AssessedFinding[], page: Page): string[] {
  const { look } = page;
  const quiet = open.filter((finding) => finding.severity === 'note');
  const notes = groupBy(quiet, (finding) => finding.code);
  const lines = [...notes].flatMap(([code, findings]) => {
    const purls = [...new Set(findings.map((finding) => finding.purl))].filter((purl) => purl !== null);
    const head = `note[${clipped(code, 60)}]`;
    const names = wrapList(purls.map(page.full), Math.max(20, look.prose - 40), 1);
    const list = purls.length === 0 ? '' : `: ${names.lines.join(' ')}${names.rest > 0 ? ` + ${names.rest} more` : ''}`;
    const what = `${codeFacts(code)?.title ?? 'a remark'}, ${plural(Math.max(1, purls.length), 'component')}`;
    return hangingWrap(`${head}: ${what}${list}`, look.prose, 2).map((line, i) =>
      i === 0 ? look.severity.note(head) + line.slice(head.length) : line,
    );
  });
  return lines.length > 0 ? [...lines, ''] : [];
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
