/** The first and the last words of a report: can it be trusted, what came of it, and what to run next. */
import type { AssessedFinding } from '../../model/assessment.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { clipped } from '../text/escape.ts';
import { pad, widthOf } from '../text/width.ts';
import { groupBy } from '../view/group-by.ts';
import { isOpen, SEVERITIES } from '../view/groups.ts';
import { outcomeOf, plural } from '../view/tally.ts';
import type { Page } from './page.ts';
import { hangingWrap } from './rows.ts';

const MOST_REASONS = 3;
const SHELL_SAFE = /^[@A-Za-z0-9][\w@./:+%-]{0,79}$/;

/** What stands above everything when components may be missing. */
export function drawIncomplete(page: Page): string[] {
  const { assessment, look } = page;
  if (assessment.complete) return [];
  const reasons = assessment.diagnostics.filter((diagnostic) => diagnostic.incomplete);
  const text = ' INCOMPLETE  components may be missing from this answer; do not read silence as a yes';
  const [first = '', ...more] = hangingWrap(text, look.prose, 13);
  const badge = ' INCOMPLETE ';
  const lines = [look.alarm(badge) + look.strong(first.slice(badge.length)), ...more.map(look.strong)];
  const byCode = groupBy(reasons, (reason) => reason.code);
  for (const [first, ...others] of [...byCode.values()].slice(0, MOST_REASONS)) {
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    lines.push(...hangingWrap(`  ${look.glyph.bullet} ${first ? reasonOf(first) : ''}${more}`, look.prose, 4));
  }
  if (byCode.size > MOST_REASONS) lines.push(look.dim(`  + ${byCode.size - MOST_REASONS} more, listed below`));
  return [...lines, ''];
}

function reasonOf({ path, line, message }: Diagnostic): string {
  const said = path === undefined || message.includes(path);
  return `${said ? '' : `${clipped(path, 120)}${line === undefined ? '' : `:${line}`}: `}${clipped(message, 240)}`;
}

/** One line that says what was judged by what. */
export function drawHeader(page: Page): string[] {
  const { assessment, look } = page;
  const { policy, project, summary, tool } = assessment;
  const rules = [...policy.extends, ...(policy.path === null ? [] : [policy.path])].map((name) => clipped(name, 80));
  const parts = [
    `licheck ${clipped(tool.version, 40)}`,
    clipped(project.name, 80) + (project.license === null ? '' : ` under ${clipped(project.license, 80)}`),
    plural(summary.components, 'component'),
    `policy: ${rules.length > 0 ? rules.join(' + ') : 'built-in defaults'}`,
  ];
  return [...hangingWrap(parts.join(` ${look.glyph.dot} `), look.prose, 2).map(look.dim), ''];
}

/** Findings that an exception or a baseline holds: said, never silent. */
export function drawHeld(page: Page): string[] {
  const { assessment, look } = page;
  const { excepted, baselined } = assessment.summary;
  if (excepted + baselined === 0) return [];
  const parts = [
    ...(excepted > 0 ? [`${plural(excepted, 'finding')} by exceptions in the policy`] : []),
    ...(baselined > 0 ? [`${plural(baselined, 'finding')} by the baseline`] : []),
  ];
  const lines = hangingWrap(`held back, not counted: ${parts.join(', ')}`, look.prose, 2).map(look.dim);
  const held = assessment.findings.filter((finding) => !isOpen(finding));
  for (const finding of look.verbose ? held : held.slice(0, MOST_REASONS)) {
    const reason = finding.exception === null ? 'baseline' : clipped(finding.exception, 160);
    const text = `  ${look.glyph.bullet} ${clipped(finding.code)}: ${finding.purl === null ? clipped(finding.message) : page.full(finding.purl)} (${reason})`;
    lines.push(...hangingWrap(text, look.prose, 4).map(look.dim));
  }
  if (!look.verbose && held.length > MOST_REASONS)
    lines.push(look.dim(`  + ${held.length - MOST_REASONS} more: \`--verbose\` lists them`));
  return [...lines, ''];
}

/** The verdict, what the exit code means, and what to run next. */
export function drawClosing(page: Page): string[] {
  const { assessment, look } = page;
  const { errors, warnings, notes, components } = assessment.summary;
  const counts = [plural(errors, 'error'), plural(warnings, 'warning'), plural(notes, 'note')].join(', ');
  const { glyph } = look;
  const [sign, words, exit] = {
    incomplete: [
      look.severity.warning(glyph.doubt),
      `incomplete: ${counts} in what could be seen`,
      'exit 2 unless --allow-incomplete',
    ],
    errors: [look.severity.error(glyph.bad), `${counts} in ${plural(components, 'component')}`, 'exit 1 unless --fail-on never'],
    warnings: [
      look.severity.warning(glyph.ok),
      `${counts} in ${plural(components, 'component')}`,
      'exit 0, or 1 with --fail-on warning',
    ],
    clean: [
      look.verdict.allowed(glyph.ok),
      `nothing against the policy in ${plural(components, 'component')}${notes > 0 ? `, ${plural(notes, 'note')}` : ''}`,
      'exit 0',
    ],
    empty: [look.severity.warning(glyph.doubt), 'no components were found here, so nothing was judged', 'exit 0'],
  }[outcomeOf(assessment)] as [string, string, string];
  const told = page.options.exit === undefined ? exit : `exit ${page.options.exit}`;
  const wide = widthOf(`x ${words} (${told})`) <= look.width;
  const verdict = wide
    ? [`${sign} ${look.strong(words)} ${look.dim(`(${told})`)}`]
    : [...hangingWrap(`${' '.repeat(2)}${words}`, look.width, 2), ...hangingWrap(`  (${told})`, look.width, 2)].map((line, i) =>
        i === 0 ? `${sign} ${look.strong(line.trimStart())}` : look.dim(line),
      );
  return [...verdict, ...drawNext(page)];
}

/** Commands worth running next; names that a shell could misread are left out. */
function drawNext(page: Page): string[] {
  const { assessment, look } = page;
  const open = assessment.findings.filter((finding) => isOpen(finding) && finding.severity !== 'note');
  const serious = SEVERITIES.flatMap((severity) => open.filter((finding) => finding.severity === severity));
  // A finding about a component has more to ask about than one about the policy.
  serious.sort((a, b) => Number(a.purl === null) - Number(b.purl === null));
  const about = (wanted: (finding: AssessedFinding) => string | null): string | undefined =>
    serious.map((finding) => wanted(finding) ?? '').find((text) => SHELL_SAFE.test(text));
  const name = about((finding) => finding.purl && page.names.short(finding.purl));
  const license = about((finding) => finding.license);
  const code = about((finding) => finding.code);
  const rows = [
    ...(name ? [[`licheck why ${name}`, 'how it comes in, and what decided']] : []),
    ...(license ? [[`licheck explain ${license}`, 'what the licence asks, clause by clause']] : []),
    ...(code ? [[`licheck explain ${code}`, 'what the finding means and how to be rid of it']] : []),
  ];
  const column = Math.max(0, ...rows.map(([command = '']) => widthOf(command)));
  return rows.map(([command = '', says = ''], i) => {
    const lead = i === 0 ? '  next  ' : '        ';
    const wide = 8 + column + 2 + widthOf(says) <= look.width;
    return wide
      ? `${look.dim(lead)}${look.accent(pad(command, column))}  ${look.dim(says)}`
      : `${look.dim(lead)}${look.accent(command)}`;
  });
}
