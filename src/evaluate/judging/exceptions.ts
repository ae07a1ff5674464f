/** Permissions that the policy records for one component under one licence, until a date. */
import type { Severity } from '../../model/diagnostic.ts';
import type { LicenseExpression } from '../../model/expression.ts';
import { matchesComponent } from '../../model/pattern.ts';
import type { Policy, PolicyException } from '../../model/policy.ts';
import type { Purl } from '../../model/purl.ts';
import { canonical } from '../../spdx/print.ts';
import type { Holding } from '../check.ts';
import { fingerprint } from '../findings/fingerprint.ts';
import type { Found } from '../findings/found.ts';

/** A warning comes this many days before an exception ends. */
const NOTICE_DAYS = 30;

/** All exceptions; it notes which ones met a component under their licence. */
export interface ExceptionBook {
  /** True when the policy has none, so that nobody need ask. */
  readonly isEmpty: boolean;
  for(purl: Purl, licenses: readonly string[], whole: LicenseExpression): Holding | undefined;
  /** Findings about the exceptions themselves, to be asked for when every component has been seen. */
  report(): readonly Found[];
}

/** Opens the policy's exceptions. `today` is an ISO date; an exception holds on its last day. */
export function openExceptions({ exceptions, severity }: Pick<Policy, 'exceptions' | 'severity'>, today: string): ExceptionBook {
  const entries = exceptions.map((exception) => ({
    exception,
    key: canonical(exception.license),
    hasExpired: exception.expires < today,
    isUsed: false,
  }));
  const book = (purl: Purl, licenses: readonly string[], whole: LicenseExpression): Holding | undefined => {
    const wholeKey = canonical(whole);
    const met = entries.filter(
      ({ exception, key }) => (key === wholeKey || licenses.includes(key)) && matchesComponent(exception.component, purl),
    );
    for (const entry of met) entry.isUsed = true;
    const live = met.filter(({ hasExpired }) => !hasExpired);
    if (live.length === 0) return undefined;
    return {
      covering: (license, code, isAlongLineage) =>
        live.find(
          ({ key, exception: { covers } }) =>
            (key === wholeKey || key === license) && (covers ? covers.includes(code) : !isAlongLineage),
        )?.exception,
    };
  };
  const report = (): readonly Found[] =>
    entries.flatMap(({ exception, hasExpired, isUsed }): Found[] => {
      const text = `the exception for ${exception.component.text} under ${canonical(exception.license)}`;
      if (!isUsed) {
        return draft(
          exception,
          'exception-unused',
          'warning',
          `${text} meets no component`,
          'Remove the exception from the policy.',
          severity,
        );
      }
      if (hasExpired) {
        const help = 'Review the component again, then renew or remove the exception.';
        return draft(exception, 'exception-expired', 'error', `${text} expired on ${exception.expires}`, help, severity);
      }
      const left = daysBetween(today, exception.expires);
      if (left > NOTICE_DAYS) return [];
      const when = left === 0 ? 'expires today' : `expires in ${left} ${left === 1 ? 'day' : 'days'}, on ${exception.expires}`;
      return draft(
        exception,
        'exception-expiring',
        'warning',
        `${text} ${when}`,
        'Review the component now, then renew or remove the exception.',
        severity,
      );
    });
  return { isEmpty: entries.length === 0, for: book, report };
}

function draft(
  exception: PolicyException,
  code: 'exception-unused' | 'exception-expired' | 'exception-expiring',
  usual: Severity,
  message: string,
  help: string,
  overrides: Policy['severity'],
): Found[] {
  const severity = (Object.hasOwn(overrides, code) ? overrides[code] : undefined) ?? usual;
  if (severity === 'off') return [];
  const license = canonical(exception.license);
  const at = exception.component.at;
  return [
    {
      code,
      severity,
      component: -1,
      saying: { license, message, help, notes: [`reason: ${exception.reason}`, `owner: ${exception.owner}`] },
      labels: [{ at, text: 'the exception stands here', primary: true }],
      lineage: [],
      others: [],
      exception: undefined,
      fingerprint: fingerprint([code, exception.component.text, license]),
    },
  ];
}

/** Whole days from one ISO date to another. */
function daysBetween(from: string, to: string): number {
  return Math.round((dayOf(to) - dayOf(from)) / 86_400_000);
}

const dayOf = (iso: string): number => Date.UTC(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)) - 1, Number(iso.slice(8, 10)));
