/** One block of findings: headlines, snippets, and why and what to do beneath them. */
import type { AssessedComponent } from '../../model/assessment.ts';
import { clipped } from '../text/escape.ts';
import { phrase } from '../text/sentences.ts';
import { gutterOf, snippets } from '../text/snippet.ts';
import { wrapList } from '../text/wrap.ts';
import type { Block } from '../view/groups.ts';
import { mergedHelps } from '../view/helps.ts';
import { uniqueLabels } from '../view/labels.ts';
import type { LicenseNames } from '../view/licenses.ts';
import { headlines } from './headlines.ts';
import { drawChain } from './lineage.ts';
import type { Page } from './page.ts';
import { arrows, drawRows, joints, type Row } from './rows.ts';

const MOST_NOTES = 6;
const MOST_HELPS = 5;
/** Characters of one note or help. */
const LONGEST = 1200;

/** The lines of one block. */
export function drawBlock(block: Block, page: Page): string[] {
  const { look } = page;
  const labels = uniqueLabels(block.findings);
  const gutter = gutterOf(labels);
  return [
    ...headlines(block.findings, look),
    ...snippets(labels, look, gutter, look.severity[block.severity]),
    ...drawRows(rowsOf(block, page, gutter), look, gutter),
  ];
}

function rowsOf(block: Block, page: Page, gutter: number): Row[] {
  const { findings, purl } = block;
  const { look } = page;
  const rows: Row[] = [];
  const room = look.prose - gutter - 11;
  const component = purl === null ? undefined : page.names.component(purl);
  const path = findings.find((finding) => finding.path.length > 1)?.path ?? [];
  if (path.length > 1) {
    const names = path.map((step, i) => (i === path.length - 1 ? page.full(step) : page.short(step)));
    rows.push({ label: 'path', texts: [arrows(names, joints(path, page), look, room)] });
  }
  const lineages = new Map(findings.map(({ lineage }) => [lineage.join('\n'), lineage]));
  for (const lineage of lineages.values())
    if (lineage.length > 1) rows.push({ label: 'lineage', texts: drawChain(lineage, page) });
  if (component && isLicenseWorthSaying(block, component))
    rows.push({ label: 'licence', texts: [basisOf(component, page.licenses.say, page.licenses)] });
  const notes = unique(findings.flatMap((finding) => finding.notes)).map((note) => clipped(note, LONGEST));
  const shown = look.verbose || notes.length === MOST_NOTES + 1 ? notes : notes.slice(0, MOST_NOTES);
  for (const note of shown) rows.push({ label: 'note', texts: [note] });
  if (notes.length > shown.length)
    rows.push({ label: 'note', texts: [`+ ${notes.length - shown.length} more: \`--verbose\` shows them`], paint: look.dim });
  if (block.others.length > 0) rows.push(othersOf(block, page, room));
  const helps = mergedHelps(findings).map((help) => clipped(phrase(help), LONGEST));
  for (const help of look.verbose ? helps : helps.slice(0, MOST_HELPS))
    rows.push({ label: 'help', texts: [help], paint: look.accent });
  return rows;
}

/** What the whole licence is, where the finding is about a part of it and does not say so itself. */
function isLicenseWorthSaying({ license, findings }: Block, { effective }: AssessedComponent): boolean {
  if (license === null || effective === license) return false;
  return !findings.some(({ code, lineage }) => code === 'license-mismatch' || lineage.length > 1);
}

/** What the component's licence is held to be, and on what ground. */
export function basisOf(
  { effective, basis, declared, detected }: AssessedComponent,
  name: (expression: string) => string,
  { say }: LicenseNames,
): string {
  const ground = {
    agreed: 'declared, and found in its files',
    declared: 'as declared',
    detected: 'found in its files',
    concluded: 'as clarified in the policy',
    conflict: `declared ${say(declared)}, but its files say ${say(detected)}`,
    unknown: 'nobody says',
  }[basis];
  return clipped(`${name(effective)}, ${ground}`);
}

function othersOf(block: Block, page: Page, room: number): Row {
  const { look } = page;
  const label = `same for ${block.others.length} more`;
  if (look.verbose) {
    const texts = block.others.map((group) => {
      const spot = uniqueLabels(group.findings).find((one) => one.primary);
      return `${page.full(group.purl ?? '')}${spot ? `  ${clipped(spot.path, 200)}:${spot.line}:${spot.column}` : ''}`;
    });
    return { label, texts };
  }
  const names = block.others.map((group) => page.full(group.purl ?? ''));
  const { lines, rest } = wrapList(names, room - label.length - 10, 2);
  return { label, texts: [lines.join(' ') + (rest > 0 ? `, + ${rest} more (\`--verbose\`)` : '')] };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
