/** Which components a policy line means: one glob over purls, plus a version range. */
import type { ComponentPattern } from './policy.ts';
import { type Purl, parsePurl } from './purl.ts';
import { inRange } from './version-range.ts';

/** A pattern made ready to be asked about many components. */
export type Matcher = (purl: Purl) => boolean;

/**
 * Prepares a pattern. The glob is compared without case against the purl without version, unencoded
 * (`pkg:npm/@tea/kettle`), and without qualifiers unless the pattern names some. A component without a version
 * is matched only by a pattern without a range.
 */
export function compilePattern(pattern: Pick<ComponentPattern, 'purl' | 'range'>): Matcher {
  const glob = unencode(pattern.purl).toLowerCase();
  const tokens = tokenise(glob);
  const prefix = tokens[0] !== ANY && tokens[0] !== ANY_DEEP ? glob.slice(0, firstStar(glob)) : '';
  const withQualifiers = glob.includes('?');
  return (purl) => {
    const { name, version } = subject(purl, withQualifiers);
    if (!name.startsWith(prefix) || !accepts(tokens, name)) return false;
    return pattern.range === undefined || (version !== undefined && inRange(version, pattern.range));
  };
}

/** Does the pattern mean the component? Each pattern is prepared once. */
export function matchesComponent(pattern: ComponentPattern, purl: Purl): boolean {
  let matcher = prepared.get(pattern);
  if (matcher === undefined) prepared.set(pattern, (matcher = compilePattern(pattern)));
  return matcher(purl);
}

const prepared = new WeakMap<ComponentPattern, Matcher>();

/**
 * Splits a pattern as written at the `@` that starts its range: `pkg:npm/@tea/kettle@^2` names the purl
 * `pkg:npm/@tea/kettle` and the range `^2`.
 */
export function splitPattern(text: string): { readonly purl: string; readonly range?: string } {
  const at = text.lastIndexOf('@');
  const slash = text.indexOf('/');
  const before = text[at - 1];
  const isScope = before === '/' || before === undefined;
  return at < 0 || slash < 0 || at < slash || isScope ? { purl: text } : { purl: text.slice(0, at), range: text.slice(at + 1) };
}

const ANY = '*';
const ANY_DEEP = '**';

const firstStar = (glob: string): number => (glob.includes('*') ? glob.indexOf('*') : glob.length);

const tokenise = (glob: string): readonly string[] =>
  glob.match(/\*{2,}|\*|[^*]/gu)?.map((t) => (t.length > 2 ? ANY_DEEP : t)) ?? [];

/** Walks the text once, keeping every position in the glob that is still possible: no backtracking. */
function accepts(tokens: readonly string[], text: string): boolean {
  let states = spread(tokens, new Set([0]));
  for (const char of text) {
    const next = new Set<number>();
    for (const state of states) {
      const token = tokens[state];
      if (token === char) next.add(state + 1);
      else if (token === ANY_DEEP || (token === ANY && char !== '/')) next.add(state);
    }
    if (next.size === 0) return false;
    states = spread(tokens, next);
  }
  return states.has(tokens.length);
}

/** A star may also stand for nothing. */
function spread(tokens: readonly string[], states: Set<number>): Set<number> {
  for (const state of states) if (tokens[state] === ANY || tokens[state] === ANY_DEEP) states.add(state + 1);
  return states;
}

function subject(purl: Purl, withQualifiers: boolean): { readonly name: string; readonly version?: string } {
  const parts = parsePurl(purl);
  if (!parts) return { name: purl.toLowerCase() };
  const query = withQualifiers
    ? Object.entries(parts.qualifiers ?? {})
        .map(([key, value]) => `${key}=${value}`)
        .join('&')
    : '';
  const name = `pkg:${parts.type}/${parts.namespace ? `${parts.namespace}/` : ''}${parts.name}${query && `?${query}`}`;
  return parts.version === undefined ? { name: name.toLowerCase() } : { name: name.toLowerCase(), version: parts.version };
}

function unencode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
