/** Why a scan is incomplete, one reason a kind of trouble: a thousand unreadable files are one reason. */
import type { Assessment } from '../../model/assessment.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import { groupBy } from './group-by.ts';

export interface Reason {
  /** The first of its kind. */
  readonly diagnostic: Diagnostic;
  /** How many more there are. */
  readonly more: number;
  /** `path:line:column`, unless the message names the path itself. */
  readonly place: string | undefined;
}

/** The reasons in the document's order; none for a complete scan. */
export function reasonsOf({ complete, diagnostics }: Assessment): readonly Reason[] {
  if (complete) return [];
  const byCode = groupBy(
    diagnostics.filter(({ incomplete }) => incomplete),
    ({ code }) => code,
  );
  return [...byCode.values()].flatMap(([diagnostic, ...others]) =>
    diagnostic === undefined ? [] : [{ diagnostic, more: others.length, place: placeOf(diagnostic) }],
  );
}

function placeOf({ path, line, column, message }: Diagnostic): string | undefined {
  if (path === undefined || message.includes(path)) return undefined;
  return [path, ...(line === undefined ? [] : [line, column ?? 1])].join(':');
}
