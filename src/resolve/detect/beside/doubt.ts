/** Whether a text in which no licence was recognised speaks of one all the same. */
import type { LicenseFileRole } from '../../../model/component.ts';
import type { NameFinder } from '../notices/names.ts';
import type { Words } from '../words/words.ts';

/** How many different phrases make a text speak of a licence; in a file that is there for its licence one is enough. */
const ANYWHERE = 4;
/** So many words in a component's licence file are terms, whatever they are: an address or a name has fewer. */
const TERMS = 12;
const LICENSE_NAME = /licen[sc]e|copying|eula|legal|unlicense|patents/i;

export function speaksOfLicense(
  words: Words,
  finder: NameFinder,
  options: { readonly role?: LicenseFileRole; readonly name?: string },
): boolean {
  const isLicenseFile = options.role === 'license' || (options.role === undefined && LICENSE_NAME.test(options.name ?? ''));
  // "Requires a license", "see example.com/license": whatever a file that is there for its licence says of one, it is not nothing.
  if (isLicenseFile && /licen[cs](?:e|ing)/i.test(words.text)) return true;
  if (options.role === 'license' && words.count >= TERMS) return true;
  const needed = isLicenseFile ? 1 : ANYWHERE;
  const seen = new Set<string>();
  for (let at = 0; at < words.count; ) {
    const hit = finder.longestAt(words, at);
    at = hit?.to ?? at + 1;
    if (hit !== undefined && seen.add(String(hit.phrase.target)).size >= needed) return true;
  }
  return false;
}
