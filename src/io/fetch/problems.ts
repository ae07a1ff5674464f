/** The diagnostics of the network: what a hub did not tell, and why. None of them hides a component: it stays unknown. */
import type { Diagnostic, Severity } from '../../model/diagnostic.ts';

export type WebSlug = keyof typeof PROBLEMS;

/** A diagnostic `io/<slug>`: `what` it is about, then the usual words, then `detail`; at the place that named it, if any. */
export function webProblem(
  slug: WebSlug,
  what: string,
  detail = '',
  spot: { readonly path?: string; readonly line?: number; readonly column?: number } = {},
): Diagnostic {
  const { severity, says, help } = PROBLEMS[slug];
  return { code: `io/${slug}`, severity, message: `${what} ${says}${detail}`, help, ...spot, incomplete: false };
}

const PROBLEMS = {
  offline: {
    severity: 'warning',
    says: 'cannot be reached',
    help: 'Check the network and its proxy, then scan again; or scan without --online.',
  },
  'online-timeout': {
    severity: 'warning',
    says: 'did not answer in the time that a scan takes',
    help: 'Scan again: the answers that came in time are kept for a day.',
  },
  'hub-not-found': {
    severity: 'warning',
    says: 'does not exist on its hub, or is private',
    help: 'Correct the name; for a private repository, set HF_TOKEN to a token that may read it.',
  },
  'hub-denied': {
    severity: 'warning',
    says: 'is not shown by its hub without permission',
    help: 'Accept its terms on the hub and set HF_TOKEN to a token that may read it, or put its card into the project.',
  },
  'hub-error': {
    severity: 'warning',
    says: 'stays unknown',
    help: 'Scan again later, or put its card into the project.',
  },
  'endpoint-refused': {
    severity: 'warning',
    says: 'is not an https address without a password, so its hub was not asked',
    help: 'Set it to an address such as https://hub.example, or remove it.',
  },
  'token-unusable': {
    severity: 'warning',
    says: 'holds characters that no token has, so none was sent',
    help: 'Set it to the token alone.',
  },
  'cache-in-tree': {
    severity: 'note',
    says: 'lies inside the scanned folder, so nothing is kept in it',
    help: 'Set LICHECK_CACHE to a folder outside.',
  },
} as const satisfies Record<string, { severity: Severity; says: string; help: string }>;
