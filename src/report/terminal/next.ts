/** Commands worth running next. */
import type { AssessedFinding } from '../../model/assessment.ts';
import { wordFor } from '../../model/license-word.ts';
import { pad, widthOf } from '../text/width.ts';
import { isOpen, SEVERITIES } from '../view/groups.ts';
import type { Page } from './page.ts';

/** A name that a shell could misread is left out. */
const SHELL_SAFE = /^[@A-Za-z0-9][\w@./:+%-]{0,79}$/;
/** There is nothing to explain about a licence that nobody named. */
const NO_LICENSE: ReadonlySet<string> = new Set(['NOASSERTION', 'NONE']);

/** Up to three lines, about the worst finding of which each can be asked. */
export function drawNext(page: Page): string[] {
  const { assessment, look, names } = page;
  const open = assessment.findings.filter((finding) => isOpen(finding) && finding.severity !== 'note');
  const serious = SEVERITIES.flatMap((severity) => open.filter((finding) => finding.severity === severity));
  // A finding about a component has more to ask about than one about the policy.
  serious.sort((a, b) => Number(a.purl === null) - Number(b.purl === null));
  const about = (wanted: (finding: AssessedFinding) => string | null | undefined): string | undefined =>
    serious.map((finding) => wanted(finding) ?? '').find((text) => SHELL_SAFE.test(text));
  const name = about((finding) => finding.purl && names.short(finding.purl));
  const license = about(({ license: one, purl }) =>
    one === null || NO_LICENSE.has(one) ? null : wordFor(one, names.component(purl ?? '')?.evidence ?? []),
  );
  const code = about((finding) => finding.code);
  const rows = [
    ...(name ? [[`licheck why ${name}`, 'how it comes in, and what decided']] : []),
    ...(license ? [[`licheck explain ${license}`, 'what the licence asks, clause by clause']] : []),
    ...(code ? [[`licheck explain ${code}`, 'what the finding means and how to be rid of it']] : []),
  ];
  const longest = Math.max(0, ...rows.map(([, says = '']) => widthOf(says)));
  const column = Math.max(
    0,
    ...rows.map(([command = '']) => widthOf(command)).filter((width) => 8 + width + 2 + longest <= look.width),
  );
  return rows.map(([command = '', says = ''], i) => {
    const lead = i === 0 ? '  next  ' : '        ';
    const wide = widthOf(command) <= column;
    return wide
      ? `${look.dim(lead)}${look.accent(pad(command, column))}  ${look.dim(says)}`
      : `${look.dim(lead)}${look.accent(command)}`;
  });
}
