/** The findings of a report: the first of a kind whole, what follows in a line or two, the rest counted. */
import type { AssessedFinding } from '../../model/assessment.ts';
import { codeFacts } from '../../model/codes.ts';
import type { Severity } from '../../model/diagnostic.ts';
import { clipped } from '../text/escape.ts';
import { wrapList } from '../text/wrap.ts';
import { groupBy } from '../view/group-by.ts';
import { type Block, blocksOf, SEVERITIES } from '../view/groups.ts';
import { blockLabel } from '../view/labels.ts';
import { plural } from '../view/tally.ts';
import { drawBlock } from './block.ts';
import { headline } from './headlines.ts';
import type { Page } from './page.ts';
import { hangingWrap } from './rows.ts';

/** Blocks drawn whole: of one severity, and of one code within it. Whoever has read three of a kind knows the kind. */
const MOST_WHOLE = { error: 20, warning: 10, note: 10 } as const satisfies Record<Severity, number>;
const MOST_OF_A_CODE = { error: 20, warning: 3, note: 3 } as const satisfies Record<Severity, number>;
/** As many again get a line or two. */
const MOST_BRIEF = 20;

/** Blocks of lines, worst first. */
export function* drawFindings(findings: readonly AssessedFinding[], page: Page): Iterable<string[]> {
  const { look } = page;
  const blocks = blocksOf(page.assessment, findings);
  if (look.verbose) {
    for (const block of blocks) yield [...drawBlock(block, page), ''];
    return;
  }
  for (const severity of SEVERITIES) {
    const { whole, rest } = choose(
      blocks.filter((block) => block.severity === severity),
      severity,
    );
    for (const block of whole) yield [...drawBlock(block, page), ''];
    const brief = rest.slice(0, MOST_BRIEF);
    if (brief.length > 0) yield [...brief.flatMap((block) => briefly(block, page)), ''];
    const left = rest.slice(brief.length);
    const count = left.reduce((sum, block) => sum + 1 + block.others.length, 0);
    if (count > 0) yield [look.dim(`+ ${plural(count, 'component')} with more ${severity}s: \`--verbose\` shows them`), ''];
  }
}

function choose(
  blocks: readonly Block[],
  severity: Severity,
): { readonly whole: readonly Block[]; readonly rest: readonly Block[] } {
  const seen = new Map<string, number>();
  const whole: Block[] = [];
  const rest: Block[] = [];
  for (const block of blocks) {
    const code = block.findings[0]?.code ?? '';
    const count = seen.get(code) ?? 0;
    seen.set(code, count + 1);
    (whole.length < MOST_WHOLE[severity] && count < MOST_OF_A_CODE[severity] ? whole : rest).push(block);
  }
  return { whole, rest };
}

/** A block in a line or two: the first finding, where it is, and how many more say the same. */
function briefly(block: Block, page: Page): string[] {
  const [first] = block.findings;
  if (first === undefined) return [];
  const spot = blockLabel(block.findings);
  const place = spot ? [`${clipped(spot.path, 200)}:${spot.line}:${spot.column}`] : [];
  const others = block.others.length > 0 ? [`the same for ${block.others.length} more`] : [];
  return headline(first.severity, first.code, first.message, page.look, [...place, ...others].join(', '));
}

/** Notes do not fail anything: one line per code, with the first few names. */
export function drawNotes(open: readonly AssessedFinding[], page: Page): string[] {
  const { look } = page;
  const notes = groupBy(
    open.filter((finding) => finding.severity === 'note'),
    (finding) => finding.code,
  );
  const lines = [...notes].flatMap(([code, findings]) => {
    const head = `note[${clipped(code, 60)}]`;
    const what = `${head}: ${codeFacts(code)?.title ?? 'a remark'}`;
    const purls = [...new Set(findings.map((finding) => finding.purl))].filter((purl) => purl !== null);
    if (purls.length === 0) return paintHead(hangingWrap(what, look.prose, 2), head, page);
    const said = purls.length === 1 ? what : `${what}, ${plural(purls.length, 'component')}`;
    const names = wrapList(purls.map(page.full), Math.max(20, 2 * look.prose - said.length - 30), 1);
    const more = names.rest > 0 ? `, + ${names.rest} more (\`--verbose\`)` : '';
    return paintHead(hangingWrap(`${said}: ${names.lines.join(' ')}${more}`, look.prose, 2), head, page);
  });
  return lines.length > 0 ? [...lines, ''] : [];
}

function paintHead(lines: readonly string[], head: string, { look }: Page): string[] {
  return lines.map((line, i) => (i === 0 ? look.severity.note(head) + line.slice(head.length) : line));
}
