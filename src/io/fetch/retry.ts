/** When a busy host may be asked again. https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
import type { WebLimits } from './web.ts';

/** Statuses after which a later request may succeed. */
export const isBusy = (status: number): boolean => status === 429 || (status >= 500 && status <= 599 && status !== 501);

/**
 * Milliseconds to wait before asking for the `attempt`-th time again (0 is the first); `undefined` when the host asks for
 * more patience than there is: asking sooner than it wishes would be rude, and useless.
 */
export function patience(attempt: number, headers: Headers, limits: WebLimits): number | undefined {
  if (attempt >= limits.retries) return undefined;
  const backoff = limits.backoffMs * 2 ** attempt;
  const asked = retryAfter(headers);
  if (asked === undefined) return backoff;
  return asked > limits.retryAfterMs ? undefined : Math.max(asked, Math.min(backoff, limits.retryAfterMs));
}

/** The header in milliseconds. A date is counted from the host's own clock. */
function retryAfter(headers: Headers): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const [then, now] = [Date.parse(text), Date.parse(headers.get('date') ?? '')];
  return Number.isNaN(then) || Number.isNaN(now) ? undefined : Math.max(0, then - now);
}

/** Waits, or stops waiting when the signal says so. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((go) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      go();
    }
  });
}
