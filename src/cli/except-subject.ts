/** What an exception is to be about: the components that a word means, the pattern for them, the licences in question. */
import type { AssessedComponent, AssessedFinding, Assessment } from '../model/assessment.ts';
import type { FindingCode } from '../model/codes.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { compilePattern, splitPattern } from '../model/pattern.ts';
import { patternFor } from '../model/pattern-for.ts';
import type { Purl } from '../model/purl.ts';
import { isRange } from '../model/version-range.ts';
import { componentsNamed } from './components-named.ts';

/** At least one component, none of them the project's own. */
export interface ExceptionSubject {
  readonly components: readonly AssessedComponent[];
  /** As `licheck.yaml` will say it. */
  readonly pattern: string;
}

/** The subject; or what stands in the way: nothing is called so, several things are, or it cannot be excepted. */
export type FoundSubject =
  | { readonly subject: ExceptionSubject }
  | { readonly problem: Diagnostic }
  | { readonly nothing: readonly string[] }
  | { readonly several: readonly AssessedComponent[] };

/** Finds the subject. `versions` is `any`, `exact` or a range; without it, versions that are meant to be compatible. */
export function findSubject(word: string, assessment: Assessment, versions: string | undefined): FoundSubject {
  const named = componentsNamed(word, assessment.components);
  const met = named.length > 0 || !word.startsWith('pkg:') ? named : matching(word, assessment.components);
  if (met.length === 0) return { nothing: [...new Set(assessment.components.filter(({ own }) => !own).map(({ name }) => name))] };
  const components = met.filter(({ own }) => !own);
  if (components.length === 0) {
    const message = `${word} is the project's own: nothing is held against it as a dependency`;
    return { problem: problem(message, 'Name a dependency, a model or a dataset that the project uses.') };
  }
  const patterns = [...new Set(components.map((component) => patternOf(word, component, versions)))];
  const [pattern] = patterns;
  if (patterns.length > 1) return { several: components };
  if (pattern === undefined) {
    const message = `no pattern means ${word} and nothing else, because of the characters in its name or version`;
    return { problem: problem(message, 'Write the entry by hand, with a * in place of what is odd.') };
  }
  if (/[<>=^~|*\s]/.test(versions ?? '') && !isRange(versions ?? '')) {
    return { problem: problem(`--versions ${versions} is not a version range`, 'Write any, exact, or a range such as ^2.') };
  }
  return { subject: { components, pattern } };
}

/** Codes that speak of what the licence is, not of what it asks: an exception holds none of them. */
const UNSETTLED: ReadonlySet<FindingCode> = new Set([
  'license-unknown',
  'license-mismatch',
  'license-changed',
  'clarification-stale',
]);

/**
 * The licences that errors and warnings about the components are about, each with their codes: those that count, or, when
 * none does, those that an exception holds already.
 */
export function licensesInQuestion(
  { components }: ExceptionSubject,
  findings: readonly AssessedFinding[],
): ReadonlyMap<string, readonly FindingCode[]> {
  const purls = new Set<string | null>(components.map(({ purl }) => purl));
  const about = findings.filter(
    ({ code, purl, license, severity }) =>
      purls.has(purl) && license !== null && license !== 'NOASSERTION' && severity !== 'note' && !UNSETTLED.has(code),
  );
  const open = about.filter(({ exception, baselined }) => exception === null && !baselined);
  const licenses = new Map<string, FindingCode[]>();
  for (const { code, license } of open.length > 0 ? open : about) {
    const codes = licenses.get(license ?? '') ?? [];
    licenses.set(license ?? '', codes.includes(code) ? codes : [...codes, code]);
  }
  return licenses;
}

function matching(word: string, components: readonly AssessedComponent[]): readonly AssessedComponent[] {
  const matches = compilePattern(splitPattern(word));
  return components.filter(({ purl }) => matches(purl as Purl));
}

/** A purl is taken as it was typed; a name gets the versions that its own version is compatible with. */
function patternOf(word: string, { purl, version }: AssessedComponent, versions: string | undefined): string | undefined {
  const given = splitPattern(word);
  const isTyped = word.startsWith('pkg:');
  if (versions === undefined && isTyped) return word;
  const bare = isTyped ? given.purl : patternFor(purl as Purl, 'any');
  if (versions === 'any') return bare;
  if (versions !== undefined && versions !== 'exact') return bare === undefined ? undefined : `${bare}@${versions}`;
  const isExact = versions === 'exact' || (version !== null && word.endsWith(`@${version}`));
  return patternFor(purl as Purl, isExact ? 'exact' : 'compatible');
}

const problem = (message: string, help: string): Diagnostic => ({
  code: 'cli/except',
  severity: 'error',
  message,
  help,
  incomplete: false,
});
