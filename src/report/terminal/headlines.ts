/** The first lines of a block: what was found. */
import type { AssessedFinding } from '../../model/assessment.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { Look } from '../text/ansi.ts';
import { clipped } from '../text/escape.ts';
import { sharedName } from '../text/sentences.ts';
import { hangingWrap } from './rows.ts';

/** `error[license-denied]: …`, wrapped; `aside` follows in plain type. */
export function headline(severity: Severity, code: string, message: string, look: Look, aside = ''): string[] {
  const head = `${severity}[${clipped(code, 80)}]`;
  const said = `${head}: ${clipped(message)}`;
  const lines = hangingWrap(said, look.prose, 2);
  const painted = lines.map((line, i) =>
    i === 0 && line.startsWith(head) ? look.severity[severity](head) + look.strong(line.slice(head.length)) : look.strong(line),
  );
  return aside === '' ? painted : [...painted, ...hangingWrap(`  ${aside}`, look.prose, 2).map(look.dim)];
}

/** The headlines of findings that are told together, one per distinct code and message; only the first names the component. */
export function headlines(findings: readonly AssessedFinding[], look: Look): string[] {
  const distinct = new Map(
    findings.map((finding) => [JSON.stringify([finding.severity, finding.code, finding.message]), finding]),
  );
  const messages = sharedName([...distinct.values()].map(({ message }) => message));
  return [...distinct.values()].flatMap(({ severity, code }, i) => headline(severity, code, messages[i] ?? '', look));
}
