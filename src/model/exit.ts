/** The exit code, decided once. */
import type { Assessment } from './assessment.ts';
import type { Severity } from './diagnostic.ts';

/** How the caller wants findings and incomplete scans to count. */
export interface ExitOptions {
  /** Findings of this severity and above fail the run. */
  readonly failOn: Severity | 'never';
  readonly allowIncomplete: boolean;
}

/** 0 clean, 1 findings at or above `failOn`, 2 the answer cannot be trusted. What an exception or a baseline holds does not count. */
export function exitCode(
  assessment: Pick<Assessment, 'complete' | 'findings'>,
  { failOn, allowIncomplete }: ExitOptions,
): 0 | 1 | 2 {
  if (!assessment.complete && !allowIncomplete) return 2;
  if (failOn === 'never') return 0;
  const counts = assessment.findings.filter((finding) => finding.exception === null && !finding.baselined);
  return counts.some((finding) => RANK[finding.severity] >= RANK[failOn]) ? 1 : 0;
}

const RANK = { note: 0, warning: 1, error: 2 } as const satisfies Record<Severity, number>;
