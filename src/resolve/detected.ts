/** The detected licence: what the component's own texts say. Each distinct text is read once. */
import type { Component, LicenseFile, LicenseFileRole } from '../model/component.ts';
import type { Detection, Detector } from '../model/detection.ts';
import { and, type LicenseExpression, NOASSERTION } from '../model/expression.ts';
import type { LicenseText } from '../model/inventory.ts';
import type { EvidenceMethod, LicenseEvidence } from '../model/resolution.ts';

/** The detected expression, its evidence, and the reading of each file. */
export interface Detected {
  readonly expression: LicenseExpression;
  readonly evidence: readonly LicenseEvidence[];
  readonly byFile: ReadonlyMap<string, Detection>;
}

const NOTHING: Detected = { expression: NOASSERTION, evidence: [], byFile: new Map() };

/** Makes a reader over the inventory's texts. Without a detector nothing is detected, and the metadata stands alone. */
export function createDetectedReader(
  texts: readonly LicenseText[],
  detector: Detector | undefined,
): (component: Component) => Detected {
  if (detector === undefined) return () => NOTHING;
  const readings = new Map<LicenseFileRole, (Detection | undefined)[]>();
  const read = (file: LicenseFile): Detection | undefined => {
    if (file.text === undefined) return undefined;
    // The role changes what counts as a licence (a README mentions many), so each role has readings of its own.
    let ofRole = readings.get(file.role);
    if (ofRole === undefined) readings.set(file.role, (ofRole = []));
    const known = ofRole[file.text];
    if (known !== undefined) return known;
    const body = texts[file.text]?.body ?? '';
    const reading = detector.detect(body, { role: file.role, name: baseName(file.path) });
    ofRole[file.text] = reading;
    return reading;
  };

  return (component) => {
    if (component.licenseFiles.length === 0) return NOTHING;
    const byFile = new Map<string, Detection>();
    const found: Found[] = [];
    for (const file of component.licenseFiles) {
      const detection = read(file);
      if (detection === undefined) continue;
      byFile.set(file.path, detection);
      found.push({ file, detection });
    }
    return { expression: combine(found), evidence: found.flatMap(({ file, detection }) => witnesses(file, detection)), byFile };
  };
}

interface Found {
  readonly file: LicenseFile;
  readonly detection: Detection;
}

/**
 * Licence files speak for the component; a README only when no licence file says anything. NOTICE files
 * speak of what is bundled, and are evidence without a vote.
 */
function combine(found: readonly Found[]): LicenseExpression {
  for (const roles of VOTES) {
    const voices = found.filter(({ file }) => roles.includes(file.role)).map(({ detection }) => detection.expression);
    const asserted = voices.filter((expression) => expression.kind !== 'none' && expression.kind !== 'noassertion');
    if (asserted.length > 0) return and(asserted);
  }
  return NOASSERTION;
}

const VOTES: readonly (readonly LicenseFileRole[])[] = [['license', 'copyright'], ['readme']];

function witnesses(file: LicenseFile, detection: Detection): LicenseEvidence[] {
  if (detection.expression.kind === 'none') return [];
  const first = detection.matches[0];
  const last = detection.matches.at(-1);
  return [
    {
      view: 'detected',
      expression: detection.expression,
      method: methodOf(detection),
      confidence: detection.confidence,
      at: file.at ?? { path: file.path, ...(first !== undefined && { line: first.startLine }) },
      ...(last !== undefined && file.at === undefined && { endLine: last.endLine }),
      ...(detection.expression.kind !== 'license' && file.at === undefined && { places: placesOf(detection) }),
      notes: notesOf(file, detection),
    },
  ];
}

/** The first line of each licence, and of terms that nothing recognised. */
function placesOf({ matches, unread }: Detection): NonNullable<LicenseEvidence['places']> {
  const first = new Map<string, number>();
  for (const { license, startLine } of matches) first.set(license, Math.min(startLine, first.get(license) ?? startLine));
  if (unread) first.set('NOASSERTION', unread.startLine);
  return [...first].map(([license, line]) => ({ license, line }));
}

function methodOf(detection: Detection): EvidenceMethod {
  const method = detection.matches[0]?.method;
  if (method === undefined) return 'unreadable';
  if (method === 'exact' || method === 'text') return 'text';
  return method === 'url' ? 'reference' : method;
}

function notesOf(file: LicenseFile, detection: Detection): string[] {
  const notes: string[] = file.at === undefined ? [] : [`the text was read at ${file.path}`];
  if (file.role === 'notice') notes.push('a notice file speaks of what is bundled; it does not decide');
  if (detection.expression.kind === 'noassertion' && detection.nearest.length > 0) {
    const near = detection.nearest.map((item) => `${item.license} (${Math.round(item.similarity * 100)} % alike)`);
    notes.push(`the text is not recognised; nearest: ${near.join(', ')}`);
  }
  return notes;
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
