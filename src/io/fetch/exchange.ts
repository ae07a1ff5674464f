/** One exchange with a host: the request, its redirects, and what the status says. */
import { VERSION } from '../../model/version.ts';
import { dropBody, readBody } from './body.ts';
import type { Hosts } from './hosts.ts';
import { isBusy, patience } from './retry.ts';
import type { Failure, FailureKind, WebLimits } from './web.ts';

/** What is wanted. */
export interface Wish {
  readonly url: URL;
  readonly accept: 'json' | 'text';
  readonly limit: number;
  /** The tag of what is already at hand. */
  readonly etag?: string | undefined;
}

/** What every exchange of a scan shares. */
export interface Line {
  readonly hosts: Hosts;
  readonly limits: WebLimits;
  readonly token: string | undefined;
  /** Aborts when the time of the whole scan is over. */
  readonly deadline: AbortSignal;
}

export type Reply =
  | { readonly state: 'bytes'; readonly bytes: Uint8Array; readonly etag: string | undefined }
  /** What is at hand is still what the host has. */
  | { readonly state: 'unchanged' }
  /** Ask again after so many milliseconds. */
  | { readonly state: 'wait'; readonly ms: number }
  | { readonly state: 'failed'; readonly failure: Failure };

/** Asks once. `attempt` counts from 0. Never rejects. */
export async function exchange(wish: Wish, line: Line, attempt: number): Promise<Reply> {
  const timeout = AbortSignal.timeout(line.limits.requestMs);
  const signal = AbortSignal.any([line.deadline, timeout]);
  try {
    const response = await follow(wish, line, signal);
    return 'kind' in response ? failed(response) : await read(response, wish, line, attempt);
  } catch (error) {
    const { host } = wish.url;
    if (line.deadline.aborted) return failed(failure('deadline', host, 'the time for asking is over'));
    if (timeout.aborted) return failed(failure('timeout', host, `it took longer than ${line.limits.requestMs / 1000} s`));
    const cause = causeOf(error);
    // A connection that broke once may hold the next time; a name that nobody knows stays unknown.
    const ms = attempt === 0 && BROKEN.has(cause) ? patience(attempt, new Headers(), line.limits) : undefined;
    return ms === undefined ? failed(failure('offline', host, cause)) : { state: 'wait', ms };
  }
}

const BROKEN: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'UND_ERR_SOCKET']);

/** Redirects are followed by hand: each must lead to an address that may be asked, and the token goes to its own host only. */
async function follow(wish: Wish, { hosts, limits, token }: Line, signal: AbortSignal): Promise<Response | Failure> {
  let url = wish.url;
  for (let steps = 0; ; steps += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      signal,
      headers: {
        accept: wish.accept === 'json' ? 'application/json' : 'text/plain, */*;q=0.1',
        'user-agent': `licheck/${VERSION}`,
        ...(wish.etag !== undefined && { 'if-none-match': wish.etag }),
        ...(token !== undefined && hosts.mayKnowToken(url) && { authorization: `Bearer ${token}` }),
      },
    });
    if (!REDIRECTS.has(response.status)) return response;
    await dropBody(response);
    const location = response.headers.get('location');
    const next = location ? hosts.check(location, url) : undefined;
    if (next === undefined) return failure('refused', url.host, 'it redirects to an address that may not be asked');
    if (steps >= limits.redirects) return failure('refused', url.host, 'it redirects in circles');
    url = next;
  }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

async function read(response: Response, wish: Wish, { limits }: Line, attempt: number): Promise<Reply> {
  const { host } = wish.url;
  const { status, headers } = response;
  if (status === 200) {
    if (!isExpected(headers.get('content-type'), wish.accept)) {
      await dropBody(response);
      return failed(failure('malformed', host, `it answered with something other than ${NAMES[wish.accept]}`));
    }
    const bytes = await readBody(response, wish.limit);
    if (bytes !== undefined) return { state: 'bytes', bytes, etag: headers.get('etag') ?? undefined };
    return failed(failure('too-large', host, `its answer is larger than ${Math.floor(wish.limit / 1024)} KB`));
  }
  await dropBody(response);
  if (status === 304 && wish.etag !== undefined) return { state: 'unchanged' };
  if (isBusy(status)) {
    const ms = patience(attempt, headers, limits);
    return ms === undefined ? failed(failure('busy', host, `it answered ${status}`)) : { state: 'wait', ms };
  }
  return failed(failure(kindOf(status, headers), host, `it answered ${status}`));
}

const NAMES = { json: 'JSON', text: 'text' } as const;

/** Hubs say in a header what the status leaves open; without a token they also deny what does not exist. */
function kindOf(status: number, headers: Headers): FailureKind {
  const code = headers.get('x-error-code') ?? '';
  if (code === 'GatedRepo') return 'denied';
  if (/^(?:Repo|Revision|Entry)NotFound$/.test(code) || status === 404 || status === 410) return 'not-found';
  return status === 401 || status === 403 || status === 407 || status === 451 ? 'denied' : 'malformed';
}

/** A page of HTML is a portal's or a login's, whatever was asked for. */
function isExpected(type: string | null, accept: Wish['accept']): boolean {
  const media = (type ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (accept === 'json') return media === 'application/json' || media.endsWith('+json');
  return media === '' || media === 'application/octet-stream' || (media.startsWith('text/') && media !== 'text/html');
}

/** The system's word for what went wrong, such as `ENOTFOUND`; the message could name a proxy and its password. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'the connection broke';
}

function failure(kind: FailureKind, host: string, detail: string): Failure {
  return { kind, host, detail };
}

const failed = (reason: Failure): Reply => ({ state: 'failed', failure: reason });
