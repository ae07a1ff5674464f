/** The first lines of a block: what was found. */
import type { AssessedFinding } from '../../model/assessment.ts';
import { clipped } from '../text/escape.ts';
import type { Page } from './page.ts';
import { hangingWrap } from './rows.ts';

/** `error[license-denied]: …`, one per distinct code and message. */
export function headlines(findings: readonly AssessedFinding[], page: Page): string[] {
  const { look } = page;
  const seen = new Set<string>();
  return findings.flatMap(({ code, severity, message }) => {
    const head = `${severity}[${clipped(code, 60)}]`;
    const text = `${head}: ${clipped(message)}`;
    if (seen.has(text)) return [];
    seen.add(text);
    return hangingWrap(text, look.prose, 2).map((line, i) =>
      i === 0 ? look.severity[severity](head) + look.strong(line.slice(head.length)) : look.strong(line),
    );
  });
}
