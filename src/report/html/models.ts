/** Models and datasets: what each was made of, and what is known of it. */
import type { AssessedComponent } from '../../model/assessment.ts';
import { factsOf } from '../view/facts.ts';
import { type LineageNode, MAKING_WORDS } from '../view/lineage.ts';
import { TONE } from './findings.ts';
import type { Sheet } from './sheet.ts';
import { type Markup, markup } from './template.ts';

/** The models and datasets that have something to show. */
export function modelsOf({ assessment, lineages }: Sheet): readonly AssessedComponent[] {
  return assessment.components.filter(
    (component) =>
      (component.kind === 'model' || component.kind === 'dataset') &&
      (!lineages.isBase(component.purl) || factsOf(component).length > 0 || lineages.tree(component.purl) !== undefined),
  );
}

/** One of them. */
export function modelCard(component: AssessedComponent, sheet: Sheet): Markup {
  const { names, licenses, lineages } = sheet;
  const tree = lineages.tree(component.purl);
  const facts = factsOf(component);
  return markup`<article class="plain"><h3>${names.full(component.purl)} <span class="soft">${component.kind}, ${licenses.full(component.effective)}</span></h3>
${tree && markup`<ul class="tree">${tree.bases.map((base) => branch(base, sheet))}</ul>`}
${facts.length > 0 && markup`<dl>${facts.map(([about, says]) => markup`<dt>${about}</dt><dd>${says}</dd>`)}</dl>`}
</article>
`;
}

function branch(node: LineageNode, sheet: Sheet): Markup {
  const { names, licenses } = sheet;
  const license = names.component(node.purl)?.effective;
  const broken = node.findings.map(({ severity, code, lineage }) => {
    const about = lineage.length > 2 && ` for ${names.full(lineage[0] ?? '')}`;
    return markup` <span class="${TONE[severity]}"><code>${code}</code>${about}</span>`;
  });
  return markup`<li>${node.making && MAKING_WORDS[node.making]} ${names.full(node.purl)}${license !== undefined && markup` <span class="soft">(${licenses.say(license)})</span>`}${node.isFolded && ' …'}${broken}${
    node.bases.length > 0 && markup`<ul>${node.bases.map((base) => branch(base, sheet))}</ul>`
  }</li>`;
}
