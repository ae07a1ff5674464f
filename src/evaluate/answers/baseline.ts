/** Makes, prints, reads and applies a baseline. Identity decides, never a count: a swap is a new finding. */
import type { AssessedFinding, Assessment } from '../../model/assessment.ts';
import type { Baseline, BaselineEntry } from '../../model/baseline.ts';
import { codeFacts, type FindingCode } from '../../model/codes.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { KeyPath } from '../../model/location.ts';
import { identityOf, type Purl } from '../../model/purl.ts';
import { summarize } from '../document/assessment.ts';

/** Records every finding of the assessment that no exception holds. */
export function makeBaseline(assessment: Assessment): Baseline {
  const reach = reachOf(assessment);
  const entries = assessment.findings
    .filter(({ exception }) => exception === null)
    .map((finding) => entryOf(finding, reach(finding)));
  const unique = new Map(entries.map((entry) => [keyOf(entry), entry]));
  return { format: 1, findings: [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry) };
}

/** What came of applying a baseline. */
export interface BaselineResult {
  readonly assessment: Assessment;
  /** How many findings it holds. */
  readonly held: number;
  /** Entries that hold nothing any more and can go; a baseline only ever shrinks by itself. */
  readonly spent: readonly BaselineEntry[];
}

/** Marks the findings that the baseline holds; they no longer count. */
export function applyBaseline(assessment: Assessment, baseline: Baseline): BaselineResult {
  const reach = reachOf(assessment);
  const known = new Set(baseline.findings.map(keyOf));
  const met = new Set<string>();
  const findings = assessment.findings.map((finding) => {
    const key = keyOf(entryOf(finding, reach(finding)));
    if (!known.has(key)) return finding;
    met.add(key);
    return finding.exception === null ? { ...finding, baselined: true } : finding;
  });
  return {
    assessment: { ...assessment, findings, summary: summarize(assessment.components, findings) },
    held: findings.filter(({ baselined }) => baselined).length,
    spent: baseline.findings.filter((entry) => !met.has(keyOf(entry))),
  };
}

/** The file's text, one finding a line, so that a change reads well in a review. */
export function printBaseline({ format, findings }: Baseline): string {
  const lines = findings.map((entry) => `    ${JSON.stringify(entry)}`);
  return `{\n  "format": ${format},\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

/** A complaint, and the key path of the value that it is about. */
export interface BaselineProblem extends Diagnostic {
  readonly keys: KeyPath;
}

/** Reads the file's text. What is no baseline of this format is a diagnostic: a gate must not pass on a file it misread. */
export function parseBaseline(text: string, path: string): Baseline | BaselineProblem {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return problem(path, 'is not JSON');
  }
  if (!isRecord(data)) return problem(path, 'is not a baseline');
  if (data.format !== 1) return problem(path, 'is of another format than this licheck reads', ['format']);
  if (!Array.isArray(data.findings)) return problem(path, 'has no list of findings', ['findings']);
  const findings: BaselineEntry[] = [];
  for (const [index, entry] of data.findings.entries()) {
    const read = readEntry(entry);
    if (!read) return problem(path, `has an odd entry at findings[${index}]`, ['findings', index]);
    findings.push(read);
  }
  return { format: 1, findings };
}

function readEntry(value: unknown): BaselineEntry | undefined {
  if (!isRecord(value)) return undefined;
  const { code, purl, license, reach, fingerprint } = value;
  const isReach = reach === 'shipped' || reach === 'development' || reach === 'policy';
  if (typeof code !== 'string' || !codeFacts(code) || !isTextOrNull(purl) || !isTextOrNull(license) || !isReach) return undefined;
  if (typeof fingerprint !== 'string') return undefined;
  return { code: code as FindingCode, purl, license, reach, fingerprint };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';

function problem(path: string, what: string, keys: KeyPath = []): BaselineProblem {
  return {
    code: 'baseline/unreadable',
    severity: 'error',
    message: `the baseline ${what}`,
    help: 'Write it again with `--write-baseline`, or take it from your history.',
    path,
    incomplete: true,
    keys,
  };
}

function entryOf(finding: AssessedFinding, reach: BaselineEntry['reach']): BaselineEntry {
  return {
    code: finding.code,
    purl: finding.purl === null ? null : identityOf(finding.purl as Purl),
    license: finding.license,
    reach,
    fingerprint: finding.fingerprint,
  };
}

const keyOf = ({ fingerprint, reach, code, purl, license }: BaselineEntry): string =>
  [code, purl, license, reach, fingerprint].join('\0');

function reachOf({ components }: Assessment): (finding: AssessedFinding) => BaselineEntry['reach'] {
  const scopes = new Map(components.map(({ purl, scope }) => [purl, scope]));
  return ({ purl }) => {
    if (purl === null) return 'policy';
    const scope = scopes.get(purl);
    return scope === 'dev' || scope === 'test' ? 'development' : 'shipped';
  };
}
