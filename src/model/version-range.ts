/**
 * Version ranges in npm's syntax (https://docs.npmjs.com/cli/v11/configuring-npm/package-json#dependencies):
 * `^1.2`, `~1.2.3`, `>=1 <2`, `1.x`, `1.2 - 2.3`, `a || b`. Versions may have more than three numbers (PyPI).
 */

/** Does the version fall in the range? A version or range that is not numbered is compared as text. */
export function inRange(version: string, range: string): boolean {
  const wanted = range.trim();
  if (wanted === version.trim()) return true;
  if (wanted === '' || wanted === '*') return true;
  const parsed = parseVersion(version);
  if (!parsed) return false;
  return wanted.split('||').some((alternative) => {
    const comparators = parseAlternative(alternative.trim());
    return comparators !== undefined && holdsAll(parsed, comparators);
  });
}

/** Is the text a range (or version) this module can read? */
export function isRange(range: string): boolean {
  return range.split('||').every((alternative) => parseAlternative(alternative.trim()) !== undefined);
}

interface Version {
  readonly numbers: readonly number[];
  readonly pre: readonly (string | number)[];
}

interface Comparator {
  readonly op: '<' | '<=' | '>' | '>=' | '=';
  readonly version: Version;
}

/** A version with wildcards: `numbers` stops at the first `x`, `*` or missing part. */
interface Partial {
  readonly numbers: readonly number[];
  readonly pre: readonly (string | number)[];
}

const holdsAll = (version: Version, comparators: readonly Comparator[]): boolean => {
  if (!comparators.every((comparator) => holds(version, comparator))) return false;
  // npm's rule: a prerelease is meant only where the range itself names a prerelease of the same version.
  if (version.pre.length === 0) return true;
  return comparators.some(({ version: other }) => other.pre.length > 0 && compareNumbers(version.numbers, other.numbers) === 0);
};

function holds(version: Version, { op, version: other }: Comparator): boolean {
  const order = compareVersions(version, other);
  if (op === '=') return order === 0;
  if (op === '<') return order < 0;
  if (op === '<=') return order <= 0;
  return op === '>' ? order > 0 : order >= 0;
}

function compareVersions(a: Version, b: Version): number {
  const order = compareNumbers(a.numbers, b.numbers);
  if (order !== 0) return order;
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let i = 0; i < Math.max(a.pre.length, b.pre.length); i += 1) {
    const left = a.pre[i];
    const right = b.pre[i];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    if (typeof left !== typeof right) return typeof left === 'number' ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function parseVersion(text: string): Version | undefined {
  const partial = parsePartial(text.trim());
  return partial && partial.numbers.length > 0 ? partial : undefined;
}

const PARTIAL = /^[v=]?([0-9xX*]{1,16}(?:\.[0-9xX*]{1,16}){0,7})(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]*)?$/;

function parsePartial(text: string): Partial | undefined {
  const match = PARTIAL.exec(text);
  if (!match) return undefined;
  const numbers: number[] = [];
  for (const part of (match[1] ?? '').split('.')) {
    if (/^[xX*]$/.test(part)) return { numbers, pre: [] };
    if (!/^\d+$/.test(part)) return undefined;
    numbers.push(Number(part));
  }
  const pre = match[2]?.split('.').map((part) => (/^\d{1,15}$/.test(part) ? Number(part) : part)) ?? [];
  return { numbers, pre };
}

function parseAlternative(text: string): readonly Comparator[] | undefined {
  const hyphen = text.split(/\s+-\s+/);
  if (hyphen.length === 2) return parseHyphen(hyphen[0] ?? '', hyphen[1] ?? '');
  const comparators: Comparator[] = [];
  for (const word of text.replace(/(<=|>=|[<>=^~])\s+/g, '$1').split(/\s+/)) {
    if (word === '') continue;
    const parsed = parseWord(word);
    if (!parsed) return undefined;
    comparators.push(...parsed);
  }
  return comparators;
}

function parseHyphen(low: string, high: string): readonly Comparator[] | undefined {
  const from = parsePartial(low.trim());
  const to = parsePartial(high.trim());
  if (!from || !to) return undefined;
  return [...atLeast(from), ...(to.numbers.length >= 3 ? [{ op: '<=' as const, version: to }] : below(bump(to)))];
}

function parseWord(word: string): readonly Comparator[] | undefined {
  const match = /^(<=|>=|[<>=^~])?(.*)$/.exec(word);
  const op = match?.[1];
  const partial = parsePartial(match?.[2] ?? '');
  if (!partial) return undefined;
  const { numbers } = partial;
  if (op === '^') return [...atLeast(partial), ...below(bumpCaret(numbers))];
  if (op === '~') return [...atLeast(partial), ...below(bump({ ...partial, numbers: numbers.slice(0, 2) }))];
  const isFull = numbers.length >= 3;
  if (op === '>=') return atLeast(partial);
  if (op === '<') return [{ op: '<', version: partial }];
  if (op === '>') {
    const next = bump(partial);
    if (isFull) return [{ op: '>', version: partial }];
    return next ? [{ op: '>=', version: next }] : NOTHING;
  }
  if (op === '<=') return isFull ? [{ op: '<=', version: partial }] : below(bump(partial));
  return isFull ? [{ op: '=', version: partial }] : [...atLeast(partial), ...below(bump(partial))];
}

/** A range that no version is in, such as `>*`. */
const NOTHING: readonly Comparator[] = [{ op: '<', version: { numbers: [0], pre: [] } }];

const atLeast = (version: Version): readonly Comparator[] => (version.numbers.length === 0 ? [] : [{ op: '>=', version }]);

const below = (version: Version | undefined): readonly Comparator[] => (version ? [{ op: '<', version }] : []);

/** The first version past everything that the partial version names; `undefined` for a bare wildcard. */
function bump({ numbers }: Partial): Version | undefined {
  return numbers.length === 0 ? undefined : { numbers: [...numbers.slice(0, -1), (numbers.at(-1) ?? 0) + 1], pre: [] };
}

/** `^` keeps the leftmost number that is not zero. */
function bumpCaret(numbers: readonly number[]): Version | undefined {
  if (numbers.length === 0) return undefined;
  const fixed = numbers.findIndex((number) => number !== 0);
  return bump({ numbers: numbers.slice(0, (fixed < 0 ? numbers.length - 1 : fixed) + 1), pre: [] });
}
