/** The network as a source may see it: a few hosts, read only, bounded. What a scan sends is a name that a card or code spelled. */
import type { LicenseText } from '../../model/inventory.ts';

/** Reads of one scan over https. Nothing rejects: what cannot be had comes back as a failure. */
export interface Web {
  /** The value of a JSON document. Read it with `own`. */
  json(address: string): Promise<Answer<unknown>>;
  /** A text with its digest, decoded as licence files are. */
  text(address: string): Promise<Answer<LicenseText>>;
}

export type Answer<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** The day on which the host was asked, as an ISO date: an answer may come from the cache. */
      readonly fetched: string;
    }
  | { readonly ok: false; readonly failure: Failure };

/** Why there is no answer. */
export interface Failure {
  readonly kind: FailureKind;
  /** The host that was asked, with its port when it is unusual. */
  readonly host: string;
  /** Lower case, for a message: `ENOTFOUND`, `it answered 503`. Says nothing of tokens. */
  readonly detail: string;
}

/**
 * `offline`: no connection. `not-found`: no such thing, or none that is shown. `denied`: it is there, and closed.
 * `busy`: too many requests, or a fault of the host, also after waiting. `refused`: an address outside the allow-list.
 * `timeout`: one answer took too long. `deadline`: all answers together took too long.
 */
export type FailureKind =
  | 'offline'
  | 'not-found'
  | 'denied'
  | 'busy'
  | 'refused'
  | 'too-large'
  | 'timeout'
  | 'deadline'
  | 'malformed';

/** Every bound on what is asked. */
export interface WebLimits {
  /** Bytes of a JSON answer, unpacked: datasets list each of their files in one. */
  readonly jsonBytes: number;
  /** Bytes of a text. */
  readonly textBytes: number;
  /** Milliseconds of one exchange, body included. */
  readonly requestMs: number;
  /** Milliseconds of all exchanges of a scan together. */
  readonly totalMs: number;
  /** Exchanges under way at once. */
  readonly concurrent: number;
  /** Redirects that one exchange follows. */
  readonly redirects: number;
  /** Times that a busy host is asked again. */
  readonly retries: number;
  /** Milliseconds before the first of these; each waits twice as long as the last. */
  readonly backoffMs: number;
  /** The longest wait that a host's Retry-After is granted. */
  readonly retryAfterMs: number;
}

export const WEB_LIMITS: WebLimits = {
  jsonBytes: 16 * 1024 * 1024,
  textBytes: 4 * 1024 * 1024,
  requestMs: 20_000,
  totalMs: 300_000,
  concurrent: 8,
  redirects: 5,
  retries: 3,
  backoffMs: 500,
  retryAfterMs: 30_000,
};
