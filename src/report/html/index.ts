/** One file for legal: opens anywhere, prints well, runs no script and loads nothing. */
import type { Assessment } from '../../model/assessment.ts';
import type { Reporter } from '../reporter.ts';
import { blocksOf, isOpen } from '../view/groups.ts';
import { namesOf } from '../view/names.ts';
import { byKind, dependenciesOf, outcomeOf, plural, unverifiedOf } from '../view/tally.ts';
import { card, figure, TONE } from './findings.ts';
import { STYLE } from './style.ts';
import { categoryTable, componentRows, heldTable, obligationTable } from './tables.ts';
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
  const names = namesOf(assessment);
  const title = `${project.name}: licences`;
  yield markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title><style>${new Markup(STYLE)}</style></head><body>
<header><h1>${title}</h1><p class="soft">${project.license !== null && `Shipped under ${project.license}. `}${uses(assessment)}</p></header>
${banner(assessment)}${tiles(assessment)}`;
  const blocks = blocksOf(assessment, findings.filter(isOpen));
  yield markup`<h2>Findings</h2>\n${blocks.length === 0 && markup`<p>None.</p>\n`}`;
  for (const block of blocks) yield card(block, names);
  if (summary.excepted + summary.baselined > 0) yield markup`<h2>Held back, not counted</h2>\n${heldTable(assessment, names)}`;
  yield markup`<h2>Licences by category</h2>\n${categoryTable(assessment)}`;
  if (obligations.length > 0) yield markup`<h2>Owed for this use</h2>\n${obligationTable(obligations, names)}`;
  yield markup`<h2>Components</h2>
<table><thead><tr><th scope="col">name</th><th scope="col">version</th><th scope="col">kind</th><th scope="col">licence</th><th scope="col">verdict</th><th scope="col">category</th><th scope="col">facts</th><th scope="col">where</th></tr></thead><tbody>\n`;
  yield* componentRows(assessment.components);
  yield markup`</tbody></table>\n${diagnostics(assessment)}${footer(assessment)}</body></html>\n`;
}

function banner(assessment: Assessment): Markup {
  const { errors, warnings, components } = assessment.summary;
  const counts = `${plural(errors, 'error')} and ${plural(warnings, 'warning')} in ${plural(components, 'component')}.`;
  const [tone, words] = {
    incomplete: ['warn', `Incomplete: components may be missing from this report. ${counts}`],
    errors: ['bad', counts],
    warnings: ['warn', counts],
    clean: ['good', `Nothing against the policy in ${plural(components, 'component')}.`],
    empty: ['warn', 'No components were found, so nothing was judged.'],
  }[outcomeOf(assessment)] as [string, string];
  const reasons = assessment.complete ? [] : assessment.diagnostics.filter((diagnostic) => diagnostic.incomplete);
  return markup`<div class="banner ${tone}" role="status"><strong>${words}</strong>${
    reasons.length > 0 &&
    markup`<ul>${reasons.slice(0, 20).map(({ path, message }) => markup`<li>${path !== undefined && markup`<code>${path}</code> `}${message}</li>`)}</ul>`
  }</div>\n`;
}

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
