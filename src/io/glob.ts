/** The one glob syntax for paths: `*` and `?` stay inside a segment, `**` crosses. */

/** True when a path, or a folder above it, is named by one of the globs. */
export type PathMatch = (path: string) => boolean;

/**
 * A matcher for globs over paths below the root. A glob without a slash names things at any depth, as in `.gitignore`;
 * a glob that names a folder names all that is in it, and `folder/**` names the folder too.
 */
export function compileGlobs(globs: readonly string[]): PathMatch {
  const patterns = globs.map(segmentsOf).filter((segments) => segments.length > 0);
  return (path) => {
    if (patterns.length === 0) return false;
    const segments = path.split('/');
    return patterns.some((pattern) => matches(pattern, segments));
  };
}

function segmentsOf(glob: string): readonly string[] {
  const named = glob.replace(/\/$/, '');
  const segments = named
    .replace(/\/\*\*$/, '')
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.');
  return named.includes('/') || segments.length === 0 ? segments : ['**', ...segments];
}

/** Dynamic programming over segments: time is pattern times path, whatever the pattern. Any prefix of the path may match. */
function matches(pattern: readonly string[], path: readonly string[]): boolean {
  let reached = new Set([0]);
  for (let i = 0; i <= path.length; i += 1) {
    for (const at of reached) if (pattern[at] === '**') reached.add(at + 1);
    if (reached.has(pattern.length) && i > 0) return true;
    const segment = path[i];
    if (segment === undefined) break;
    const next = new Set<number>();
    for (const at of reached) {
      const part = pattern[at];
      if (part === '**') next.add(at);
      else if (part !== undefined && matchesSegment(part, segment)) next.add(at + 1);
    }
    reached = next;
  }
  return false;
}

/** One star remembers where to go on from; going back never nests, so the cost is pattern times text. */
export function matchesSegment(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (p < pattern.length && (pattern[p] === '?' || (pattern[p] === text[t] && pattern[p] !== '*'))) {
      p += 1;
      t += 1;
    } else if (pattern[p] === '*') {
      star = p;
      resume = t;
      p += 1;
    } else if (star >= 0) {
      p = star + 1;
      resume += 1;
      t = resume;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}
