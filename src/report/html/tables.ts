/** The tables of the report: categories with a drawn bar, every component, what is owed, what was held. */
import type { AssessedComponent, AssessedObligation, Assessment } from '../../model/assessment.ts';
import type { Verdict } from '../../model/policy.ts';
import { groupBy } from '../view/group-by.ts';
import { isOpen } from '../view/groups.ts';
import { type Names, shortRevision } from '../view/names.ts';
import { byCategory, dependenciesOf, grouped, type Tally } from '../view/tally.ts';
import { type Markup, markup } from './template.ts';

const TONE = { allowed: 'good', review: 'warn', denied: 'bad' } as const satisfies Record<Verdict, string>;
const INK = { allowed: 'var(--good)', review: 'var(--warn)', denied: 'var(--bad)' } as const satisfies Record<Verdict, string>;
const VERDICTS = ['allowed', 'review', 'denied'] as const;

/** Licences by category. */
export function categoryTable(assessment: Assessment): Markup {
  const rows = byCategory(dependenciesOf(assessment));
  const most = Math.max(1, ...rows.map((row) => row.total));
  return markup`<table><thead><tr><th scope="col">category</th><th></th><th class="n" scope="col">components</th>${VERDICTS.map(
    (verdict) => markup`<th class="n" scope="col">${verdict}</th>`,
  )}<th scope="col">licences</th></tr></thead><tbody>
${rows.map(
  (row) =>
    markup`<tr><th scope="row">${row.category}</th><td>${bar(row, most)}</td><td class="n">${grouped(row.total)}</td>${VERDICTS.map(
      (verdict) =>
        markup`<td class="n ${row[verdict] > 0 && TONE[verdict]}">${row[verdict] > 0 ? grouped(row[verdict]) : '·'}</td>`,
    )}<td class="any">${row.licenses.slice(0, 12).join(', ')}${row.licenses.length > 12 && ` and ${row.licenses.length - 12} more`}</td></tr>\n`,
)}</tbody></table>
`;
}

function bar(row: Tally, most: number): Markup {
  let x = 0;
  const parts = VERDICTS.map((verdict) => {
    const width = Math.round((row[verdict] / most) * 120);
    const part = markup`<rect x="${x}" width="${width}" height="12" style="fill:${INK[verdict]}"></rect>`;
    x += width;
    return row[verdict] > 0 && part;
  });
  const said = VERDICTS.map((verdict) => `${row[verdict]} ${verdict}`).join(', ');
  return markup`<svg width="120" height="12" role="img" aria-label="${said}">${parts}</svg>`;
}

/** Every component, a row at a time. */
export function* componentRows(components: readonly AssessedComponent[]): Iterable<Markup> {
  for (const component of components) {
    const evidence = component.evidence[0];
    const place = evidence === undefined ? '' : evidence.line === null ? evidence.path : `${evidence.path}:${evidence.line}`;
    const version = component.version === null ? '' : shortRevision(component.version);
    const declared =
      component.declared !== component.effective && markup`<br><span class="soft">declared ${component.declared}</span>`;
    yield markup`<tr><th class="any" scope="row">${component.name}${component.own && ' (own)'}</th><td class="any">${version}</td><td>${component.kind}</td><td class="any">${component.effective}${declared}</td><td class="${TONE[component.verdict]}">${component.verdict}</td><td>${component.categories.join(', ')}</td><td>${component.verified}</td><td class="any"><code>${place}</code></td></tr>\n`;
  }
}

/** What is owed, component by component within a duty. */
export function obligationTable(obligations: readonly AssessedObligation[], names: Names): Markup {
  const byDuty = groupBy(obligations, ({ tag, license, clause, what, value }) =>
    JSON.stringify([tag, license, clause, what, value]),
  );
  const rows = [...byDuty.values()].sort((a, b) => ((a[0]?.tag ?? '') < (b[0]?.tag ?? '') ? -1 : 1));
  return markup`<table><thead><tr><th scope="col">duty</th><th scope="col">licence</th><th scope="col">clause</th><th scope="col">because of</th><th scope="col">components</th></tr></thead><tbody>
${rows.map((duties) => {
  const [first] = duties;
  const triggers = [...new Set(duties.map((duty) => duty.trigger))].join(', ');
  const of = [...new Set(duties.map((duty) => names.full(duty.purl)))];
  return (
    first &&
    markup`<tr><td>${first.what}${first.value !== null && markup` <strong>${first.value}</strong>`}<br><span class="soft">${first.tag}</span></td><td class="any">${first.license}</td><td>${first.clause}</td><td>${triggers}</td><td class="any">${of.slice(0, 30).join(', ')}${of.length > 30 && ` and ${of.length - 30} more`}</td></tr>\n`
  );
})}</tbody></table>
`;
}

/** Findings that an exception or a baseline holds, with the reason. */
export function heldTable(assessment: Assessment, names: Names): Markup {
  const held = assessment.findings.filter((finding) => !isOpen(finding));
  return markup`<table><thead><tr><th scope="col">finding</th><th scope="col">component</th><th scope="col">licence</th><th scope="col">held by</th></tr></thead><tbody>
${held.map((finding) => markup`<tr><td><code>${finding.code}</code></td><td>${finding.purl === null ? 'the policy' : names.full(finding.purl)}</td><td>${finding.license}</td><td class="any">${finding.exception ?? 'the baseline'}</td></tr>\n`)}</tbody></table>
`;
}
