/** The tables of the report: categories with a drawn bar, every component, what is owed, what was held. */
import type { AssessedObligation } from '../../model/assessment.ts';
import type { Verdict } from '../../model/policy.ts';
import { verifiedBriefly, verifiedIn, whenHappens } from '../explain/words.ts';
import { groupBy } from '../view/group-by.ts';
import { isOpen } from '../view/groups.ts';
import { shortRevision } from '../view/names.ts';
import { byCategory, dependenciesOf, grouped, type Tally } from '../view/tally.ts';
import { type Sheet, webLink } from './sheet.ts';
import { type Markup, markup } from './template.ts';

const TONE = { allowed: 'good', review: 'warn', denied: 'bad' } as const satisfies Record<Verdict, string>;
const INK = { allowed: 'var(--good)', review: 'var(--warn)', denied: 'var(--bad)' } as const satisfies Record<Verdict, string>;
const VERDICTS = ['allowed', 'review', 'denied'] as const;

/** Licences by category. */
export function categoryTable({ assessment, licenses }: Sheet): Markup {
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
    )}<td class="any">${row.licenses.slice(0, 12).map(licenses.say).join(', ')}${row.licenses.length > 12 && ` and ${row.licenses.length - 12} more`}</td></tr>\n`,
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

/** Every licence that a component is held to stand under, with where its text is. */
export function licenseTable({ assessment, licenses }: Sheet): Markup {
  const known = new Map(assessment.licenses?.map((license) => [license.id, license]));
  const uses = new Map<string, number>();
  for (const { effective } of dependenciesOf(assessment)) {
    for (const id of new Set(effective.match(/[A-Za-z0-9][A-Za-z0-9.-]*/g))) {
      if (known.has(id)) uses.set(id, (uses.get(id) ?? 0) + 1);
    }
  }
  const rows = [...uses].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (rows.length === 0) return markup``;
  return markup`<h3>Licences by name</h3>
<table><thead><tr><th scope="col">licence</th><th scope="col">category</th><th class="n" scope="col">components</th><th scope="col">its facts are</th><th scope="col">text</th></tr></thead><tbody>
${rows.map(([id, count]) => {
  const license = known.get(id);
  return (
    license &&
    markup`<tr><th class="any" scope="row">${license.name}<br><code class="soft">${licenses.say(id) === id || id.startsWith('LicenseRef-') ? id : ''}</code></th><td>${license.category}</td><td class="n">${grouped(count)}</td><td>${verifiedIn(license.verified)}</td><td class="any">${license.sources.slice(0, 2).map((source, i) => markup`${i > 0 && markup`<br>`}${webLink(source)}`)}</td></tr>\n`
  );
})}</tbody></table>
`;
}

/** Every component, a row at a time. */
export function* componentRows({ assessment, licenses }: Sheet): Iterable<Markup> {
  for (const component of assessment.components) {
    const evidence = component.evidence[0];
    const place = evidence === undefined ? '' : evidence.line === null ? evidence.path : `${evidence.path}:${evidence.line}`;
    const version = component.version === null ? '' : shortRevision(component.version);
    const declared =
      component.declared !== component.effective &&
      markup`<br><span class="soft">declared ${licenses.say(component.declared)}</span>`;
    yield markup`<tr><th class="any" scope="row">${component.name}${component.own && ' (own)'}</th><td class="any">${version}</td><td>${component.kind}</td><td class="any">${licenses.say(component.effective)}${declared}</td><td class="${TONE[component.verdict]}">${component.verdict}</td><td>${component.categories.join(', ')}</td><td>${verifiedBriefly(component.verified)}</td><td class="any"><code>${place}</code></td></tr>\n`;
  }
}

/** What is owed, component by component within a duty. */
export function obligationTable({ assessment, names, licenses }: Sheet): Markup {
  const byDuty = groupBy(assessment.obligations, ({ tag, license, clause, what, value }) =>
    JSON.stringify([tag, license, clause, what, value]),
  );
  // By licence, as a person ticks them off with the text at hand.
  const order = ([first]: readonly AssessedObligation[]): string => `${licenses.say(first?.license ?? '')}\n${first?.tag}`;
  const rows = [...byDuty.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return markup`<table><thead><tr><th scope="col">duty</th><th scope="col">licence</th><th scope="col">clause</th><th scope="col">when</th><th scope="col">components</th></tr></thead><tbody>
${rows.map((duties) => {
  const [first] = duties;
  const triggers = [...new Set(duties.map((duty) => whenHappens(duty.trigger)))].join(', ');
  const of = [...new Set(duties.map((duty) => names.full(duty.purl)))];
  return (
    first &&
    markup`<tr><td>${first.what}${first.value !== null && markup` <strong>${first.value}</strong>`}<br><span class="soft">${first.tag}</span></td><td class="any">${licenses.say(first.license)}</td><td>${first.clause}</td><td>${triggers}</td><td class="any">${of.slice(0, 30).join(', ')}${of.length > 30 && ` and ${of.length - 30} more`}</td></tr>\n`
  );
})}</tbody></table>
`;
}

/** Findings that an exception or a baseline holds, with the reason. */
export function heldTable({ assessment, names, licenses }: Sheet): Markup {
  const held = assessment.findings.filter((finding) => !isOpen(finding));
  return markup`<table><thead><tr><th scope="col">finding</th><th scope="col">component</th><th scope="col">licence</th><th scope="col">held by</th></tr></thead><tbody>
${held.map((finding) => markup`<tr><td><code>${finding.code}</code></td><td>${finding.purl === null ? 'the policy' : names.full(finding.purl)}</td><td class="any">${finding.license !== null && licenses.say(finding.license)}</td><td class="any">${finding.exception ?? 'the baseline'}</td></tr>\n`)}</tbody></table>
`;
}
