/** The first and the last words of a report: can it be trusted, what came of it, and what to run next. */
import { clipped } from '../text/escape.ts';
import { widthOf } from '../text/width.ts';
import { isOpen } from '../view/groups.ts';
import { sayOutcome } from '../view/outcome.ts';
import { reasonsOf } from '../view/reasons.ts';
import { outcomeOf, plural } from '../view/tally.ts';
import { drawNext } from './next.ts';
import type { Page } from './page.ts';
import { hangingWrap } from './rows.ts';

const MOST_REASONS = 3;

/** What stands above everything when components may be missing. */
export function drawIncomplete(page: Page): string[] {
  const { assessment, look } = page;
  if (assessment.complete) return [];
  const reasons = reasonsOf(assessment);
  const text = ' INCOMPLETE  components may be missing from this answer: do not read silence as a yes';
  const [first = '', ...more] = hangingWrap(text, look.prose, 13);
  const badge = ' INCOMPLETE ';
  const lines = [look.alarm(badge) + look.strong(first.slice(badge.length)), ...more.map(look.strong)];
  for (const { diagnostic, more, place } of reasons.slice(0, MOST_REASONS)) {
    const said = `${place === undefined ? '' : `${clipped(place, 140)}: `}${clipped(diagnostic.message, 240)}`;
    const others = more > 0 ? ` (and ${more} more of the kind)` : '';
    lines.push(...hangingWrap(`  ${look.glyph.bullet} ${said}${others}`, look.prose, 4));
  }
  if (reasons.length > MOST_REASONS) lines.push(look.dim(`  + ${reasons.length - MOST_REASONS} more, listed below`));
  return [...lines, ''];
}

/** One line that says what was judged by what; where it must break, between its parts. */
export function drawHeader(page: Page): string[] {
  const { assessment, look } = page;
  const { policy, project, summary, tool } = assessment;
  const rules = [...policy.extends, ...(policy.path === null ? [] : [policy.path])].map((name) => clipped(name, 80));
  const license = project.license === null ? '' : ` under ${clipped(project.license, 80)}`;
  const parts = [
    `licheck ${clipped(tool.version, 40)}`,
    clipped(project.name, 80) + license,
    plural(summary.components, 'component'),
    `policy: ${rules.length > 0 ? rules.join(' + ') : 'built-in defaults'}`,
  ];
  const lines: string[] = [];
  for (const part of parts) {
    const joined = lines.length === 0 ? part : `${lines.at(-1)} ${look.glyph.dot} ${part}`;
    if (lines.length === 0 || widthOf(joined) > look.prose) lines.push(lines.length === 0 ? part : `  ${part}`);
    else lines[lines.length - 1] = joined;
  }
  return [...lines.flatMap((line) => hangingWrap(line, look.prose, 2)).map(look.dim), ''];
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
  const { glyph } = look;
  const [sign, exit] = {
    incomplete: [look.severity.warning(glyph.doubt), 'exit 2 unless --allow-incomplete'],
    errors: [look.severity.error(glyph.bad), 'exit 1 unless --fail-on never'],
    warnings: [look.severity.warning(glyph.ok), 'exit 0, or 1 with --fail-on warning'],
    clean: [look.verdict.allowed(glyph.ok), 'exit 0'],
    empty: [look.severity.warning(glyph.doubt), 'exit 0'],
  }[outcomeOf(assessment)] as [string, string];
  const words = sayOutcome(assessment);
  const told = page.options.exit === undefined ? exit : `exit ${page.options.exit}`;
  const wide = widthOf(`x ${words} (${told})`) <= look.width;
  const verdict = wide
    ? [`${sign} ${look.strong(words)} ${look.dim(`(${told})`)}`]
    : [...hangingWrap(`${' '.repeat(2)}${words}`, look.width, 2), ...hangingWrap(`  (${told})`, look.width, 2)].map((line, i) =>
        i === 0 ? `${sign} ${look.strong(line.trimStart())}` : look.dim(line),
      );
  return [...verdict, ...drawNext(page)];
}
