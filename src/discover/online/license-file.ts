/** Which licence text of a repository is worth fetching, if any. */
import { own, ownText } from '../../io/parse/own.ts';
import { scoreName } from '../license-files.ts';
import { leavesOf } from '../models/leaves.ts';
import { isPlaceholder } from '../models/placeholder.ts';

/** Below this a name only hints at a licence (`license-notes.txt`). */
const CERTAIN = 0.8;

/**
 * The name of the file to fetch; `undefined` where the card names a licence, or no file is called one. The file that
 * `license_link` names comes first, then the surest name.
 */
export function licenseFileOf(data: unknown, files: readonly string[]): string | undefined {
  if (namesLicense(data)) return undefined;
  const sure = files.flatMap((name) => {
    const score = isPlainName(name) ? scoreName(name) : undefined;
    return score?.role === 'license' && score.score >= CERTAIN ? [{ name, score: score.score }] : [];
  });
  const linked = ownText(data, 'license_link')?.trim().replace(/^\.\//, '');
  const asked = files.find((name) => name === linked && isPlainName(name));
  const [best] = sure.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  return asked ?? best?.name;
}

/** `other` and `unknown` name nothing; whatever else is said, the card says. */
function namesLicense(data: unknown): boolean {
  const said = ['license', 'licenses'].flatMap((key) => leavesOf(own(data, key), [key]));
  return said.some(
    ({ value }) => typeof value === 'string' && !isPlaceholder(value) && !/^(?:other|unknown)$/i.test(value.trim()),
  );
}

/** At the top of the repository, and no trick in an address. */
const isPlainName = (name: string): boolean => /^[A-Za-z0-9][\w.,+ -]{0,200}$/.test(name) && !name.includes('..');
