/** Licence fields of core metadata and of pyproject.toml, which spell the same things. */
import type { RawLicense } from '../../../model/component.ts';
import type { Anchor } from '../../../model/location.ts';

/** A spelling and where it stands. */
export interface Spelled {
  readonly text: string;
  readonly field: string;
  readonly at: Anchor;
}

/** What a distribution says of its licence. */
export interface Statement {
  /** `License-Expression`, or `license` as a text in pyproject.toml. */
  readonly expression?: Spelled | undefined;
  /** `License`, or `license.text`: a name that a person typed. */
  readonly name?: Spelled | undefined;
  /** Classifiers that begin with `License ::`. */
  readonly classifiers: readonly Spelled[];
}

/** Longer than a name is ever: the field holds the licence's text. */
const LONGEST_NAME = 200;

/** True for a licence field that holds a text rather than a name. */
export function isLicenseText(value: string): boolean {
  return value.length > LONGEST_NAME || value.trim().includes('\n');
}

/**
 * The declarations by trust: an expression; then the typed name and the classifiers together, for when they differ
 * both may hold. Where they plainly speak of one family, the one that says more stands above the other.
 */
export function declaredBy({ expression, name, classifiers }: Statement): readonly RawLicense[] {
  const found: RawLicense[] = [];
  if (expression) found.push({ ...expression, vocabulary: 'spdx', rank: 0 });
  const telling = classifiers.filter((classifier) => !SAYS_NOTHING.test(classifier.text));
  const agree = name !== undefined && telling.length > 0 && telling.every(({ text }) => isSameFamily(text, name.text));
  const nameSaysMore = agree && (telling.length > 1 || (/\d/.test(name.text) && !/\d/.test(telling[0]?.text ?? '')));
  if (name) found.push({ ...name, vocabulary: 'free-text', rank: agree && !nameSaysMore ? 2 : 1 });
  for (const classifier of classifiers) {
    const rank = SAYS_NOTHING.test(classifier.text) ? 3 : nameSaysMore ? 2 : 1;
    found.push({ ...classifier, vocabulary: 'pypi-classifier', rank });
  }
  return found;
}

/** `License :: OSI Approved` alone tells no licence. */
const SAYS_NOTHING = /^License\s*::\s*(?:OSI Approved|DFSG approved)\s*$/i;

const FAMILIES: readonly RegExp[] = [
  /\bAGPL|affero/i,
  /\bLGPL|lesser|library/i,
  /\bGPL|general public/i,
  /\bMIT\b/i,
  /\bBSD\b|\bBSD-/i,
  /apache/i,
  /\bMPL|mozilla/i,
  /\bISC\b/i,
  /\bPSF|python/i,
  /zlib/i,
  /unlicense/i,
  /\bCC0|public domain/i,
  /\bEPL|eclipse/i,
  /artistic/i,
  /\bZPL|zope/i,
  /\bBSL|boost/i,
];

function isSameFamily(classifier: string, name: string): boolean {
  // "Lesser General Public License" is not a kind of "General Public License" here.
  const plain = name.replace(/(lesser|library|affero) general public/gi, '$1');
  return FAMILIES.find((pattern) => pattern.test(classifier))?.test(plain) === true;
}
