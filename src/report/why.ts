/** Why a component stands where it stands: how it comes in, what says so, how it was judged, and what would change it. */
import type { AssessedComponent, Assessment } from '../model/assessment.ts';
import type { Why } from '../model/why.ts';
import { drawSection, drawText, drawTitle } from './explain/draw.ts';
import type { ReportOptions } from './reporter.ts';
import { headlines } from './terminal/headlines.ts';
import { drawLineage } from './terminal/lineage.ts';
import { drawFacts } from './terminal/models.ts';
import { type Page, pageOf } from './terminal/page.ts';
import { arrows, joints } from './terminal/rows.ts';
import { lookOf } from './text/ansi.ts';
import { plural } from './view/tally.ts';
import { drawDuties } from './why/duties.ts';
import { drawEvidence, drawProvenance } from './why/evidence.ts';
import { drawJudgement } from './why/judgement.ts';

/** The answer as terminal text. `assessment` is the document that `why` speaks of. */
export function explainWhy(why: Why, assessment: Assessment, options: ReportOptions): string {
  const page = pageOf(assessment, options);
  const { look } = page;
  const { component } = why;
  const about = [
    component.verdict === 'review' ? 'to review' : component.verdict,
    component.kind,
    component.scope,
    ...component.categories,
  ];
  const lines = [
    ...drawTitle(page.full(component.purl), component.purl, look),
    ...drawText([about.join(` ${look.glyph.dot} `)], look, 2, look.verdict[component.verdict]),
    ...ways(why, page),
    ...drawProvenance(component, page),
    ...making(component, page),
    ...facts(component, page),
    ...drawEvidence(component, page),
    ...drawJudgement(why, page),
    ...drawDuties(why.obligations, page),
    ...findings(why, page),
    ...drawSection(
      'what would change it',
      why.changes.map((change) => ({ title: change })),
      look,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** What to say when several components answer to a name: the first `shown` were explained. */
export function ambiguousName(found: readonly AssessedComponent[], shown: number, options: ReportOptions): string {
  const look = lookOf(options);
  const rest = found.length > shown ? `; the first ${shown} are explained` : '';
  const lines = drawSection(
    `${plural(found.length, 'component answers', 'components answer')} to this name${rest}: name one by its purl`,
    found.slice(0, MOST_NAMES).map(({ purl }) => ({ title: purl })),
    look,
  );
  const more = found.length > MOST_NAMES ? [look.dim(`    + ${found.length - MOST_NAMES} more`)] : [];
  return `${[...lines.slice(1), ...more].join('\n')}\n`;
}

const MOST_NAMES = 20;

function ways(why: Why, page: Page): string[] {
  const { look } = page;
  const paths = why.paths.flatMap((purls) => {
    const names = purls.map((purl, i) => (i === purls.length - 1 ? page.full(purl) : page.short(purl)));
    return drawText([arrows(names, joints(purls, page), look, look.prose - 4)], look, 4);
  });
  const more = why.morePaths > 0 ? [look.dim(`    + ${plural(why.morePaths, 'longer way')}`)] : [];
  const own = why.component.own ? 'it is the project itself' : 'nothing in the project depends on it by name';
  return ['', look.dim('  how it comes in'), ...(paths.length > 0 ? paths : drawText([own], look, 4)), ...more];
}

function making(component: AssessedComponent, page: Page): string[] {
  const tree = page.lineages.tree(component.purl);
  if (tree === undefined) return [];
  return ['', page.look.dim('  what it was made of'), ...drawLineage(tree, page).map((line) => `    ${line}`)];
}

function facts(component: AssessedComponent, page: Page): string[] {
  const drawn = drawFacts(component, page, 4);
  return drawn.length > 0 ? ['', page.look.dim('  what is known of it'), ...drawn] : [];
}

function findings(why: Why, page: Page): string[] {
  if (why.findings.length === 0) return [];
  return ['', page.look.dim('  findings'), ...headlines(why.findings, page.look).map((line) => `  ${line}`)];
}
