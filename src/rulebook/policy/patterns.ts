/** Component patterns: one glob over purls, and a version range. */
import type { PlacedMap } from '../../io/parse/placed-yaml.ts';
import { splitPattern } from '../../model/pattern.ts';
import type { ComponentPattern } from '../../model/policy.ts';
import { isRange } from '../../model/version-range.ts';
import type { PolicyDocument } from './document.ts';
import { distance } from './nearest.ts';
import { textOf } from './read.ts';

/** The package types that a scan or a bill of materials may name; a typo is held against them. */
const TYPES = [
  'alpm',
  'apk',
  'bitbucket',
  'bitnami',
  'cargo',
  'cocoapods',
  'composer',
  'conan',
  'conda',
  'cpan',
  'cran',
  'deb',
  'docker',
  'gem',
  'generic',
  'github',
  'gitlab',
  'golang',
  'hackage',
  'hex',
  'huggingface',
  'julia',
  'luarocks',
  'maven',
  'mlflow',
  'npm',
  'nuget',
  'oci',
  'opam',
  'otp',
  'pub',
  'pypi',
  'qpkg',
  'rpm',
  'swid',
  'swift',
  'vscode-extension',
  'yocto',
] as const;

/** Reads `component`, or notes why it means no component. */
export function readPattern(item: PlacedMap, document: PolicyDocument): ComponentPattern | undefined {
  const placed = textOf(item, 'component');
  if (placed === undefined) return undefined;
  const { text, node } = placed;
  const wrong = (message: string, help: string): undefined => {
    document.mistake(node, { slug: 'bad-pattern', message, help });
    return undefined;
  };
  if (!text.startsWith('pkg:')) {
    return wrong(`"${text}" is not a package URL`, `Write the ecosystem too, such as \`pkg:npm/${text.replace(/^[:/]+/, '')}\`.`);
  }
  const { purl, range } = splitPattern(text);
  const [, type, name] = /^pkg:([^/]*)\/+(.*)$/.exec(purl) ?? [];
  if (type === undefined || name === undefined || name === '' || name.endsWith('/')) {
    return wrong(`"${text}" names no component`, 'Write pkg:<type>/<name>, with * for any.');
  }
  if (/[\s\p{Cc}\\^$[\]{}|]/u.test(purl)) {
    return wrong(
      `"${text}" holds a character that no package URL has`,
      'Use * inside a part of the name and ** across parts; there are no other signs.',
    );
  }
  const near = typo(type);
  if (near !== undefined) return wrong(`"${type}" is not an ecosystem`, `Write \`pkg:${near}/\` if that is what you mean.`);
  if (range !== undefined && (range === '' || (/[<>=^~|*\s]/.test(range) && !isRange(range)))) {
    return wrong(`"${range}" is not a version range`, 'Write a version, or a range such as ^2, >=1.2 <2 or 1.x.');
  }
  return { text, purl, ...(range !== undefined && { range }), at: document.place(node) };
}

function typo(type: string): string | undefined {
  if (type.includes('*') || TYPES.some((known) => known === type.toLowerCase())) return undefined;
  return TYPES.find((known) => distance(type.toLowerCase(), known, known.length > 4 ? 2 : 1) <= (known.length > 4 ? 2 : 1));
}
