/** The answer to `licheck recommend`: outbound licences, best first, and what stands in the way of the others. */
import type { Assessment } from '../model/assessment.ts';
import type { Candidate, Obstacle, Recommendation } from '../model/recommendation.ts';
import { drawSection, drawText, type Entry } from './explain/draw.ts';
import type { ReportOptions } from './reporter.ts';
import { type Page, pageOf } from './terminal/page.ts';
import { clipped, jsonText } from './text/escape.ts';
import { type TableCell, table } from './text/table.ts';
import { groupBy } from './view/group-by.ts';
import { plural } from './view/tally.ts';

/** Obstacles told under one candidate. */
const MOST_OBSTACLES = 8;

/** The answer as terminal text. `assessment` is the scan that it speaks of. */
export function drawRecommendation(recommendation: Recommendation, assessment: Assessment, options: ReportOptions): string {
  const page = pageOf(assessment, options);
  const { look } = page;
  const { candidates, current, wanted } = recommendation;
  const { project } = assessment;
  const rows = candidates.map((candidate): TableCell[] => [
    { text: ANSWERS[candidate.answer], paint: look.verdict[VERDICT[candidate.answer]] },
    { text: `${clipped(candidate.license, 60)}${candidate.license === current ? ' (now)' : ''}`, paint: look.strong },
    { text: countOf(candidate), paint: look.dim },
  ]);
  const asked = candidates.filter(({ license, answer }) => wanted.includes(license) && answer !== 'yes');
  const shown = look.verbose ? candidates.filter(({ answer }) => answer !== 'yes') : asked;
  const lines = [
    look.strong(`licences that ${clipped(project.name, 80)} could be shipped under, as it is used`),
    ...table([{}, { shrinkTo: 20 }, { shrinkTo: 16 }], rows, look.width, { more: look.glyph.more }),
    ...shown.flatMap((candidate) => obstacles(candidate, page)),
    ...(shown.length === 0 ? closing(recommendation, page) : []),
    '',
    ...drawText(
      ['Only what is shipped counts. Models and datasets bind what is made of them: see `licheck compat --use`.'],
      look,
      2,
      look.dim,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** The document. */
export const recommendationJson = (recommendation: Recommendation): string => `${jsonText(recommendation)}\n`;

const ANSWERS = { yes: 'fits', review: 'to review', no: 'excluded' } as const satisfies Record<Candidate['answer'], string>;
const VERDICT = { yes: 'allowed', review: 'review', no: 'denied' } as const;

function countOf({ rulesOut, review }: Candidate): string {
  const parts = [
    ...(rulesOut.length > 0 ? [`ruled out by ${plural(components(rulesOut), 'component')}`] : []),
    ...(review.length > 0 ? [`unsure about ${plural(components(review), 'component')}`] : []),
  ];
  return parts.join(', ');
}

const components = (found: readonly Obstacle[]): number => new Set(found.map(({ purl }) => purl)).size;

/** What would have to go, and what a person would have to look at. */
function obstacles({ license, rulesOut, review }: Candidate, page: Page): string[] {
  const name = clipped(license, 60);
  return [
    ...drawSection(`${name} would be admitted without`, entries(rulesOut, page), page.look),
    ...drawSection(`for ${name} a person must look at`, entries(review, page), page.look),
  ];
}

function entries(found: readonly Obstacle[], page: Page): Entry[] {
  const byPurl = [...groupBy(found, ({ purl }) => purl)];
  const shown = page.look.verbose ? byPurl : byPurl.slice(0, MOST_OBSTACLES);
  const told = shown.map(
    ([purl, here]): Entry => ({
      title: page.full(purl),
      aside: [...new Set(here.map((one) => one.license))].join(', '),
      body: [...new Set(here.map((one) => one.reason))],
    }),
  );
  const rest = byPurl.length - shown.length;
  return rest > 0 ? [...told, { title: `${plural(rest, 'more component')}: \`--verbose\` lists them` }] : told;
}

function closing({ candidates, current }: Recommendation, { look }: Page): string[] {
  const open = candidates.filter(({ answer }) => answer !== 'yes');
  // The best comes first: what only lacks a look is nearer than what is excluded, unless something fits anyway.
  const isSettled = candidates[0]?.answer === 'yes';
  const about =
    open.find(({ license }) => license === current) ??
    (isSettled ? open.find(({ answer }) => answer === 'no') : undefined) ??
    open[0];
  if (about === undefined) return [];
  const text = `licheck recommend --want ${clipped(about.license, 60)}`;
  const why = about.answer === 'no' ? 'what would have to go for it' : 'what a person must look at';
  return ['', `  ${look.dim('next')}  ${look.accent(text)}  ${look.dim(why)}`];
}
