/** A short word by which a person can ask for a licence. */

const FAMILY = 'LicenseRef-licheck-family-';
/** What a shell takes as one word, and a person as a name. */
const WORD = /^[A-Za-z0-9][\w.+-]{1,39}$/;

/** The name of a family of licences (`BSD`), or `undefined`. */
export function familyName(license: string): string | undefined {
  return license.startsWith(FAMILY) ? license.slice(FAMILY.length) : undefined;
}

/**
 * The word to hand to `licheck explain`: SPDX ids as they are, for a reference the spelling (`llama3.1`) that was read as it.
 * A name that only points to a text, which told the licence, means nothing elsewhere.
 */
export function wordFor(
  license: string,
  evidence: Iterable<{ readonly expression: string; readonly raw?: string | null | undefined; readonly method?: string }>,
): string {
  if (!license.startsWith('LicenseRef-')) return license;
  const family = familyName(license);
  if (family !== undefined) return family;
  for (const { expression, raw, method } of evidence)
    if (method !== 'text' && expression === license && raw && WORD.test(raw)) return raw;
  return license;
}
