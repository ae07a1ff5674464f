/** Opens the network for a scan: a few origins, eight requests at once, everything bounded, answers kept for a day. */
import { hash } from 'node:crypto';
import type { LicenseText } from '../../model/inventory.ts';
import { decode } from '../decode.ts';
import { parseJson } from '../parse/json.ts';
import type { WebCache } from './cache.ts';
import { exchange, type Line, type Wish } from './exchange.ts';
import { openHosts } from './hosts.ts';
import { pause } from './retry.ts';
import { openTurns } from './turns.ts';
import { type Answer, type Failure, WEB_LIMITS, type Web, type WebLimits } from './web.ts';

export interface WebOptions {
  /** The origins that may be asked, redirects included. */
  readonly origins: readonly string[];
  /** Sent to `tokenOrigin` only, and never shown. */
  readonly token?: string | undefined;
  readonly tokenOrigin?: string | undefined;
  /** Milliseconds since 1970, as the command saw its clock. */
  readonly now: number;
  readonly cache?: WebCache | undefined;
  readonly limits?: Partial<WebLimits> | undefined;
  /** For tests: http to 127.0.0.1 counts as https. */
  readonly allowHttpLoopback?: boolean | undefined;
}

/** How many times in a row a host may be out of reach before it is left alone. */
const GIVE_UP = 2;

/** Node's own `fetch` carries the requests: proxies and certificates are set as Node documents them. */
export function openWeb(options: WebOptions): Web {
  const limits = { ...WEB_LIMITS, ...options.limits };
  const hosts = openHosts(options.origins, options.tokenOrigin, options.allowHttpLoopback === true);
  const turns = openTurns(limits.concurrent);
  const fails = new Map<string, { readonly times: number; readonly failure: Failure }>();
  let line: Line | undefined;

  /** The clock of the whole scan starts with the first question. */
  const open = (): Line => (line ??= { hosts, limits, token: options.token, deadline: AbortSignal.timeout(limits.totalMs) });

  const ask = async <T>(wish: Wish, take: (bytes: Uint8Array) => T | undefined): Promise<Answer<T>> => {
    const { url } = wish;
    const key = { url: url.href, private: options.token !== undefined && hosts.mayKnowToken(url) };
    const kept = options.cache?.read(key);
    const old = kept && take(kept.bytes);
    if (kept && old !== undefined && kept.isFresh) return { ok: true, value: old, fetched: day(kept.fetched) };
    const shared = open();
    const etag = old === undefined ? undefined : kept?.etag;
    for (let attempt = 0; ; attempt += 1) {
      const down = fails.get(url.host);
      if (down && down.times >= GIVE_UP) return { ok: false, failure: down.failure };
      const reply = await exchange({ ...wish, etag }, shared, attempt);
      if (reply.state === 'wait') {
        await pause(reply.ms, shared.deadline);
        continue;
      }
      if (reply.state === 'failed') {
        const { failure } = reply;
        if (failure.kind === 'offline') fails.set(url.host, { times: (down?.times ?? 0) + 1, failure });
        return { ok: false, failure };
      }
      fails.delete(url.host);
      if (reply.state === 'unchanged' && kept && old !== undefined) {
        options.cache?.write(key, { bytes: kept.bytes, etag, fetched: options.now });
        return { ok: true, value: old, fetched: day(options.now) };
      }
      const value = reply.state === 'bytes' ? take(reply.bytes) : undefined;
      if (reply.state !== 'bytes' || value === undefined)
        return { ok: false, failure: { kind: 'malformed', host: url.host, detail: 'its answer cannot be read' } };
      options.cache?.write(key, { bytes: reply.bytes, etag: reply.etag, fetched: options.now });
      return { ok: true, value, fetched: day(options.now) };
    }
  };

  const get = async <T>(
    address: string,
    accept: Wish['accept'],
    limit: number,
    take: (bytes: Uint8Array) => T | undefined,
  ): Promise<Answer<T>> => {
    const url = hosts.check(address);
    if (url === undefined) {
      const host = URL.canParse(address) ? new URL(address).host : 'the address';
      return { ok: false, failure: { kind: 'refused', host, detail: 'it may not be asked' } };
    }
    return turns(() => ask({ url, accept, limit }, take));
  };

  return {
    json: async (address) => {
      const answer = await get(address, 'json', limits.jsonBytes, readJson);
      return answer.ok ? { ...answer, value: answer.value.value } : answer;
    },
    text: (address) => get(address, 'text', limits.textBytes, readText),
  };
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Boxed, so that `null` is a value and no fault. */
function readJson(bytes: Uint8Array): { readonly value: unknown } | undefined {
  const decoded = decode(Buffer.from(bytes), 'replace');
  const parsed = decoded && parseJson(decoded.text);
  return parsed?.ok ? { value: parsed.value } : undefined;
}

function readText(bytes: Uint8Array): LicenseText | undefined {
  const decoded = decode(Buffer.from(bytes), 'latin1');
  return decoded && { digest: hash('sha256', bytes, 'hex'), body: decoded.text };
}
