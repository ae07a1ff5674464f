/** What says the licence, and where. */
import type { AssessedComponent, AssessedEvidence } from '../../model/assessment.ts';
import { drawSection, drawText, type Entry } from '../explain/draw.ts';
import { verifiedIn } from '../explain/words.ts';
import { basisOf } from '../terminal/block.ts';
import type { Page } from '../terminal/page.ts';
import { clipped } from '../text/escape.ts';

const MOST_NOTES = 4;
const MOST_PLACES = 6;

/** Every file that names it, once; nothing for a document that does not say. */
export function drawProvenance({ provenance = [] }: AssessedComponent, { look }: Page): string[] {
  const entries = provenance.map(
    ({ source, path, line, origin }): Entry => ({
      title: clipped(path, 200) + (line === null ? '' : `:${line}`),
      aside: [source, ...(origin === null ? [] : [clipped(origin, 200)])].join(', '),
    }),
  );
  const shown = look.verbose ? entries : entries.slice(0, MOST_PLACES);
  const more = entries.length > shown.length ? [look.dim(`    + ${entries.length - shown.length} more (--verbose)`)] : [];
  return [...drawSection('seen in', shown, look), ...more];
}

/** Every spot that speaks of it, then what the licence is held to be. */
export function drawEvidence(component: AssessedComponent, page: Page): string[] {
  const { look, licenses } = page;
  const entries = component.evidence.map((one): Entry => {
    const notes = look.verbose ? one.notes : one.notes.slice(0, MOST_NOTES);
    return { title: `${one.view}: ${licenses.say(one.expression)}`, aside: placeOf(one), body: [...groundsOf(one), ...notes] };
  });
  const none: Entry[] = [{ title: 'nothing' }];
  return [
    ...drawSection('what says so', entries.length > 0 ? entries : none, look),
    ...drawText(
      [`held to be: ${basisOf(component, licenses.full, licenses)}; its facts are ${verifiedIn(component.verified)}`],
      look,
      4,
    ),
  ];
}

function placeOf({ path, line, endLine }: AssessedEvidence): string {
  const lines = line === null ? '' : endLine !== null && endLine > line ? `:${line}-${endLine}` : `:${line}`;
  return clipped(path, 200) + lines;
}

/** How it was read, unless it was read as it stands or a note says it better. */
function groundsOf({ view, method, confidence, raw, expression, notes }: AssessedEvidence): string[] {
  if (view === 'declared' && (notes.length > 0 || method === 'spdx')) return [];
  const spelled = raw === null || raw === expression ? '' : `"${clipped(raw, 60)}" `;
  const sure = confidence >= 1 ? '' : `, ${Math.round(confidence * 100)} % sure`;
  return [`${spelled}${METHOD[method]}${sure}`];
}

const METHOD = {
  spdx: 'as written',
  repaired: 'repaired',
  alias: 'a known spelling',
  unreadable: 'not understood',
  text: 'by its text',
  header: 'by a file header',
  tag: 'by an SPDX tag',
  reference: 'by a reference',
  clarification: 'by a clarification',
  project: 'from the configuration',
  registry: 'from the registry of well-known models',
} satisfies Record<AssessedEvidence['method'], string>;
