/** One block of findings: headlines, snippets, and why and what to do beneath them. */
import type { AssessedComponent } from '../../model/assessment.ts';
import { clipped } from '../text/escape.ts';
import { phrase } from '../text/sentences.ts';
import { gutterOf, snippets } from '../text/snippet.ts';
import { wrapList } from '../text/wrap.ts';
import type { Block } from '../view/groups.ts';
import { uniqueLabels } from '../view/labels.ts';
import { headlines } from './headlines.ts';
import type { Page } from './page.ts';
import { arrows, drawRows, joints, type Row } from './rows.ts';

const MOST_NOTES = 6;
const MOST_HELPS = 3;
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
    rows.push({ label: 'path', texts: [arrows(names, [], look, room)] });
  }
  const lineage = findings.find((finding) => finding.lineage.length > 1)?.lineage ?? [];
  if (lineage.length > 1)
    rows.push({ label: 'lineage', texts: [arrows(lineage.map(page.short), joints(lineage, page), look, room)] });
  if (component && block.license !== null && component.effective !== block.license) {
    rows.push({ label: 'licence', texts: [basisOf(component)] });
  }
  const notes = unique(findings.flatMap((finding) => finding.notes)).map((note) => clipped(note, LONGEST));
  const shown = look.verbose ? notes : notes.slice(0, MOST_NOTES);
  for (const note of shown) rows.push({ label: 'note', texts: [note] });
  if (notes.length > shown.length)
    rows.push({ label: 'note', texts: [`+ ${notes.length - shown.length} more notes`], paint: look.dim });
  if (block.others.length > 0) rows.push(othersOf(block, page, room));
  const helps = unique(findings.map((finding) => phrase(finding.help))).map((help) => clipped(help, LONGEST));
  for (const help of look.verbose ? helps : helps.slice(0, MOST_HELPS))
    rows.push({ label: 'help', texts: [help], paint: look.accent });
  return rows;
}

/** What the component's licence is held to be, and on what ground. */
export function basisOf({ effective, basis, declared, detected }: AssessedComponent): string {
  const ground = {
    agreed: 'declared, and found in its files',
    declared: 'as declared',
    detected: 'found in its files',
    concluded: 'as clarified in the policy',
    conflict: `declared ${declared}, but its files say ${detected}`,
    unknown: 'nobody says',
  }[basis];
  return clipped(`${effective}, ${ground}`);
}

function othersOf(block: Block, page: Page, room: number): Row {
  const { look } = page;
  const label = `same for ${block.others.length} more`;
  if (look.verbose) {
    const texts = block.others.map((group) => {
      const spot = uniqueLabels(group.findings).find((one) => one.primary);
      return `${page.full(group.purl ?? '')}${spot ? `  ${clipped(spot.path, 200)}:${spot.line}` : ''}`;
    });
    return { label, texts };
  }
  const names = block.others.map((group) => page.full(group.purl ?? ''));
  const { lines, rest } = wrapList(names, room - label.length - 10, 2);
  return { label, texts: [lines.join(' ') + (rest > 0 ? `, + ${rest} more` : '')] };
}

const unique = (texts: readonly string[]): string[] => [...new Set(texts)];
