/** Which addresses may be asked, and which of them may see the token. */

export interface Hosts {
  /** The address, when it may be asked; a redirect's may be relative to `base`. */
  check(address: string, base?: URL): URL | undefined;
  /** True for the host that the token belongs to. */
  mayKnowToken(url: URL): boolean;
}

/**
 * An allow-list of origins: scheme, host and port. Only https; with `allowHttpLoopback` also http to this machine,
 * which is for tests.
 */
export function openHosts(origins: readonly string[], tokenOrigin: string | undefined, allowHttpLoopback: boolean): Hosts {
  const allowed = new Set(origins);
  return {
    check: (address, base) => {
      const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : undefined;
      if (url === undefined || !isPlain(url, allowHttpLoopback)) return undefined;
      return allowed.has(url.origin) ? url : undefined;
    },
    mayKnowToken: (url) => url.origin === tokenOrigin,
  };
}

/** The address of a hub as a user may set it, without a slash at its end; `undefined` when it may not be asked at all. */
export function readEndpoint(text: string, allowHttpLoopback = false): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !isPlain(url, allowHttpLoopback) || url.search !== '' || url.hash !== '') return undefined;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** No other scheme, and no password in the address. */
function isPlain(url: URL, allowHttpLoopback: boolean): boolean {
  if (url.username !== '' || url.password !== '') return false;
  if (url.protocol === 'https:') return true;
  return allowHttpLoopback && url.protocol === 'http:' && url.hostname === '127.0.0.1';
}
