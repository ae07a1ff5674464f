/** The declared licence: what the metadata says, spelling by spelling. */
import type { Component, RawLicense } from '../model/component.ts';
import type { Detection } from '../model/detection.ts';
import { and, type LicenseExpression, NOASSERTION } from '../model/expression.ts';
import type { LicenseEvidence } from '../model/resolution.ts';
import type { Reading, Rulebook } from '../model/rulebook.ts';
import { readLicense } from '../spdx/normalize.ts';

/** The declared expression with one piece of evidence per spelling. */
export interface Declared {
  readonly expression: LicenseExpression;
  readonly evidence: readonly LicenseEvidence[];
}

/** Readings of the component's own licence files, by path. */
export type DetectionByFile = ReadonlyMap<string, Detection>;

/** Makes a reader that reads each distinct spelling once. */
export function createDeclaredReader(rulebook: Rulebook): (component: Component, byFile: DetectionByFile) => Declared {
  const readings = new Map<string, Reading>();
  const read = (raw: RawLicense): Reading => {
    const key = `${raw.vocabulary}\0${raw.text}`;
    let reading = readings.get(key);
    if (reading === undefined) {
      reading = readLicense(raw.text, raw.vocabulary, rulebook);
      readings.set(key, reading);
    }
    return reading;
  };

  return (component, byFile) => {
    const { declaredRaw } = component;
    const [only] = declaredRaw;
    if (only === undefined) return SILENT;
    if (declaredRaw.length === 1) {
      const evidence = witness(only, read(only), byFile);
      return { expression: and([evidence.expression]), evidence: [evidence] };
    }
    const ranks = [...new Set(declaredRaw.map((raw) => raw.rank))].sort((a, b) => a - b);
    let placeholder: Declared | undefined;
    for (const rank of ranks) {
      const evidence = declaredRaw.filter((raw) => raw.rank === rank).map((raw) => witness(raw, read(raw), byFile));
      // A word known to say nothing ("unknown", "dual license", an empty field) gives way to what stands beside it, and to the
      // next field; a sentence nobody understands does not, because it may say "proprietary".
      const telling = evidence.filter((item) => !isPlaceholder(item));
      const declared = { expression: and((telling.length > 0 ? telling : evidence).map((item) => item.expression)), evidence };
      if (telling.length > 0) return declared;
      placeholder ??= declared;
    }
    return placeholder ?? SILENT;
  };
}

const SILENT: Declared = { expression: NOASSERTION, evidence: [] };

function isPlaceholder(evidence: LicenseEvidence): boolean {
  return evidence.expression.kind === 'noassertion' && (evidence.method === 'alias' || evidence.raw?.trim() === '');
}

function witness(raw: RawLicense, reading: Reading, byFile: DetectionByFile): LicenseEvidence {
  const { expression, method } = reading;
  if (!raw.malformed && expression.kind !== 'noassertion' && reading.problem === undefined) {
    // Thousands of components say the same: what their evidence shares is held once, and nothing is spread.
    return {
      view: 'declared',
      at: raw.at,
      raw: raw.text,
      expression,
      method,
      confidence: CONFIDENCE[method],
      notes: reading.repairs,
    };
  }
  const base = { view: 'declared', at: raw.at, raw: raw.text } as const;
  if (raw.malformed) {
    return { ...base, expression: NOASSERTION, method: 'unreadable', confidence: 0, notes: [`${raw.field} is not text`] };
  }
  const linked = raw.link === undefined ? undefined : followLink(raw.link, byFile);
  if (linked !== undefined && reading.expression.kind === 'noassertion') {
    return {
      ...base,
      expression: linked.expression,
      method: 'text',
      confidence: linked.confidence,
      notes: [`read from ${raw.link}`],
    };
  }
  const notes = [...reading.repairs];
  if (reading.problem) notes.push(reading.problem.message);
  if (raw.link !== undefined && linked === undefined && reading.expression.kind === 'noassertion') {
    notes.push(`it points to ${raw.link}, which is not in the component or holds no licence text that is recognised`);
  }
  return { ...base, expression, method, confidence: CONFIDENCE[method], notes };
}

/** The recognised text that a declaration points to. Only the component's own files are looked at, never the link itself. */
function followLink(link: string, byFile: DetectionByFile): Detection | undefined {
  const wanted = link
    .trim()
    .replace(/^[<"'(]|[>"')]$/g, '')
    .replace(/^\.\//, '')
    .toLowerCase();
  for (const [path, detection] of byFile) {
    const file = path.toLowerCase();
    if (file !== wanted && !file.endsWith(`/${wanted}`)) continue;
    if (detection.expression.kind !== 'none' && detection.expression.kind !== 'noassertion') return detection;
  }
  return undefined;
}

const CONFIDENCE: Readonly<Record<Reading['method'], number>> = { spdx: 1, repaired: 0.95, alias: 0.9, unreadable: 0 };
