/** The models and datasets of a scan, each with its lineage and what is known of it. Only a verbose report has them all. */
import type { AssessedComponent } from '../../model/assessment.ts';
import { drawPairs } from '../explain/draw.ts';
import { factsOf } from '../view/facts.ts';
import { drawLineage } from './lineage.ts';
import type { Page } from './page.ts';

/** The section; nothing where there are no models and datasets. */
export function drawModels(page: Page): string[] {
  const { assessment, look, lineages } = page;
  const made = assessment.components.filter(({ kind }) => kind === 'model' || kind === 'dataset');
  const blocks = made.flatMap((component) => {
    const tree = lineages.tree(component.purl);
    // What another was made of is drawn beneath it; alone it is shown for its facts.
    if (tree === undefined && lineages.isBase(component.purl) && factsOf(component).length === 0) return [];
    const lines = tree ? drawLineage(tree, page) : [`${page.full(component.purl)} (${page.license(component.purl)})`];
    return [['', ...lines.map((line) => `  ${line}`), ...drawFacts(component, page, 4)]];
  });
  return blocks.length === 0 ? [] : [look.dim('  models and datasets'), ...blocks.flat()];
}

/** The facts of one component, in two columns. */
export function drawFacts(component: AssessedComponent, { look }: Page, indent: number): string[] {
  const margin = ' '.repeat(indent - 2);
  return drawPairs(factsOf(component), look).map((line) => margin + line);
}
