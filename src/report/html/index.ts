/** One file for legal: opens anywhere, prints well, runs no script and loads nothing. */
import type { Assessment } from '../../model/assessment.ts';
import type { Reporter } from '../reporter.ts';
import { blocksOf, isOpen } from '../view/groups.ts';
import { sayOutcome } from '../view/outcome.ts';
import { reasonsOf } from '../view/reasons.ts';
import { byKind, dependenciesOf, outcomeOf, unverifiedOf } from '../view/tally.ts';
import { card, figure, noteTable, overview, TONE } from './findings.ts';
import { modelCard, modelsOf } from './models.ts';
import { sheetOf } from './sheet.ts';
import { STYLE } from './style.ts';
import { categoryTable, componentRows, heldTable, licenseTable, obligationTable } from './tables.ts';
import { Markup, markup } from './template.ts';

export const html: Reporter = {
  id: 'html',
  extension: 'html',
  title: 'one page for legal: prints well, needs no network',
  *render(assessment) {
    for (const part of page(assessment)) yield part.text;
  },
};

function* page(assessment: Assessment): Iterable<Markup> {
  const { project, findings, obligations, summary } = assessment;
  const sheet = sheetOf(assessment);
  const title = `${project.name}: licences`;
  yield markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title><style>${new Markup(STYLE)}</style></head><body>
<header><h1>${title}</h1><p class="soft">${project.license !== null && `Shipped under ${project.license}. `}${uses(assessment)}</p></header>
${banner(assessment)}${tiles(assessment)}`;
  const open = findings.filter(isOpen);
  const blocks = blocksOf(
    assessment,
    open.filter(({ severity }) => severity !== 'note'),
  );
  yield markup`<h2 id="findings">Findings</h2>\n${blocks.length === 0 && markup`<p>None.</p>\n`}${blocks.length > 1 && overview(blocks, sheet)}`;
  for (const [i, block] of blocks.entries()) yield card(block, i + 1, sheet);
  const notes = open.filter(({ severity }) => severity === 'note');
  if (notes.length > 0) yield markup`<h2 id="notes">Notes</h2>\n${noteTable(notes, sheet)}`;
  if (summary.excepted + summary.baselined > 0) yield markup`<h2 id="held">Held back, not counted</h2>\n${heldTable(sheet)}`;
  yield markup`<h2 id="licences">Licences by category</h2>\n${categoryTable(sheet)}${licenseTable(sheet)}`;
  const models = modelsOf(sheet);
  if (models.length > 0) yield markup`<h2 id="models">Models and datasets</h2>\n`;
  for (const model of models) yield modelCard(model, sheet);
  if (obligations.length > 0) yield markup`<h2 id="owed">Owed for this use</h2>\n${obligationTable(sheet)}`;
  yield markup`<h2 id="components">Components</h2>
<div class="scroll"><table class="list"><thead><tr><th scope="col">name</th><th scope="col">version</th><th scope="col">kind</th><th scope="col">licence</th><th scope="col">verdict</th><th scope="col">category</th><th scope="col">facts</th><th scope="col">where</th></tr></thead><tbody>\n`;
  yield* componentRows(sheet);
  yield markup`</tbody></table></div>\n${diagnostics(assessment)}${footer(assessment)}</body></html>\n`;
}

function banner(assessment: Assessment): Markup {
  const tone = { incomplete: 'warn', errors: 'bad', warnings: 'warn', clean: 'good', empty: 'warn' }[outcomeOf(assessment)];
  const said = sayOutcome(assessment);
  const reasons = reasonsOf(assessment);
  return markup`<div class="banner ${tone}" role="status"><strong>${said.charAt(0).toUpperCase()}${said.slice(1)}.</strong>${
    reasons.length > 0 &&
    markup`<p>Components may be missing from this report: do not read silence as a yes.</p><ul>${reasons
      .slice(0, MOST_REASONS)
      .map(
        ({ diagnostic: { message }, more, place }) =>
          markup`<li>${place !== undefined && markup`<code>${place}</code> `}${message}${more > 0 && ` (and ${more} more of the kind)`}</li>`,
      )}</ul>`
  }</div>\n`;
}

const MOST_REASONS = 20;

function tiles(assessment: Assessment): Markup {
  const { summary } = assessment;
  const kinds = byKind(dependenciesOf(assessment)).map((row) => [row.total, row.kind, ''] as const);
  const unverified = unverifiedOf(assessment).length;
  const all = [
    ...kinds,
    [summary.allowed, 'allowed', 'good'],
    [summary.review, 'to review', 'warn'],
    [summary.denied, 'denied', 'bad'],
    ...(unverified > 0 ? [[unverified, 'rest on unverified facts', 'warn'] as const] : []),
  ] as const;
  return markup`<ul class="tiles">${all.map(([count, words, tone]) => markup`<li><strong class="${count > 0 && tone}">${count}</strong>${words}</li>`)}</ul>\n`;
}

function uses({ policy }: Assessment): string {
  const said = Object.entries(policy.use).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : String(value)}`,
  );
  const rules = [...policy.extends, ...(policy.path === null ? [] : [policy.path])].join(' + ');
  return `Judged by ${rules === '' ? 'the built-in defaults' : rules}${said.length > 0 ? `, for this use: ${said.join('; ')}` : ''}.`;
}

function diagnostics(assessment: Assessment): Markup {
  if (assessment.diagnostics.length === 0) return markup``;
  return markup`<h2>What could not be seen or trusted</h2>\n${assessment.diagnostics.map(
    ({ severity, code, message, help, path, line, column = 1, endColumn, excerpt }) =>
      markup`<article class="${TONE[severity]}"><h3 class="${TONE[severity]}">${severity} <code>${code}</code></h3><p>${message}</p>${
        path !== undefined &&
        figure({
          path,
          line: line ?? 1,
          column,
          endColumn: endColumn ?? column + 1,
          text: '',
          primary: true,
          excerpt: line === undefined ? '' : (excerpt ?? ''),
        })
      }${help !== undefined && markup`<p class="soft">${help}</p>`}</article>\n`,
  )}`;
}

function footer({ tool }: Assessment): Markup {
  return markup`<footer class="soft"><p>Made by licheck ${tool.version} with SPDX licence list ${tool.spdx} and rulebook <code>${tool.rulebook}</code>.</p>
<p>This report says what licence texts and metadata say. It is not legal advice.</p></footer>
`;
}
