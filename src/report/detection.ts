/** What `licheck detect` prints: readings of texts, and how a text departs from a standard one. */
import type { Comparison, Detection } from '../model/detection.ts';
import { print } from '../spdx/print.ts';
import type { ReportOptions } from './reporter.ts';
import { lookOf } from './text/ansi.ts';
import { jsonText, visible } from './text/escape.ts';
import { plural } from './view/tally.ts';

export const DETECTION_FORMATS = ['terminal', 'json', 'ndjson'] as const;
export type DetectionFormat = (typeof DETECTION_FORMATS)[number];

/** The reading of one file. */
export interface FileReading {
  readonly path: string;
  readonly detection: Detection;
}

/** One reading as the machine forms print it. */
export function readingDocument({ path, detection }: FileReading): Record<string, unknown> {
  const { expression, confidence, coverage, matches, nearest, remainder, unread } = detection;
  return { path, expression: print(expression), confidence, coverage, matches, nearest, remainder, ...(unread && { unread }) };
}

export function renderReadings(readings: readonly FileReading[], format: DetectionFormat, options: ReportOptions): string {
  if (format === 'json') return `${jsonText(readings.map(readingDocument))}\n`;
  if (format === 'ndjson') return readings.map((reading) => jsonLine(readingDocument(reading))).join('');
  return readings.map((reading) => describe(reading, options)).join('');
}

function describe({ path, detection }: FileReading, options: ReportOptions): string {
  const paint = lookOf(options);
  const answer = print(detection.expression);
  const lines = [
    `${visible(path)}: ${paint.strong(answer)}${detection.matches.length > 0 ? `  ${percent(detection.coverage)} of the text` : ''}`,
  ];
  for (const match of detection.matches) {
    lines.push(`  ${match.license}  ${paint.dim(`${placeOf(match)}, ${match.method}, ${percent(match.confidence)}`)}`);
  }
  const { unread } = detection;
  if (unread) lines.push(`  ${paint.dim(`not recognised: ${placeOf(unread)}`)}`);
  for (const near of detection.nearest)
    lines.push(`  ${paint.dim('nearest:')} ${near.license}  ${paint.dim(`${percent(near.similarity)} alike`)}`);
  return `${lines.join('\n')}\n`;
}

const placeOf = ({ startLine, endLine }: { readonly startLine: number; readonly endLine: number }): string =>
  startLine === endLine ? `line ${startLine}` : `lines ${startLine}-${endLine}`;

/** How a text departs from the standard one. */
export function renderComparison(path: string, comparison: Comparison, options: ReportOptions): string {
  const paint = lookOf(options);
  const count = comparison.departures.filter(({ matters }) => matters).length;
  const more = count === 0 ? '' : `, with ${plural(count, 'departure')}`;
  const lines = [`${visible(path)}: ${percent(comparison.similarity)} alike ${paint.strong(comparison.license)}${more}`];
  if (comparison.similarity === 0) return `${lines.join('\n')}\n  nothing of what the licence says stands in it\n`;
  for (const { startLine, endLine, added, missing, matters } of comparison.departures) {
    const place = placeOf({ startLine, endLine });
    if (!matters && options.verbose !== true) continue;
    lines.push(paint.dim(`  ${place}${matters ? '' : ' (a copy may differ here)'}`));
    if (missing !== '') lines.push(`    - ${visible(missing)}`);
    if (added !== '') lines.push(`    + ${visible(added)}`);
  }
  if (lines.length === 1) lines.push('  no difference in what the licence says');
  return `${lines.join('\n')}\n`;
}

/** One object on one line: line breaks inside strings are escaped, so every one that is left is layout. */
const jsonLine = (value: unknown): string => `${jsonText(value).replace(/\n\s*/g, '')}\n`;

/** Comparisons as the machine forms print them. */
export function comparisonDocument(
  found: readonly (Comparison & { readonly path: string })[],
  format: 'json' | 'ndjson',
): string {
  return format === 'json' ? `${jsonText(found)}\n` : found.map(jsonLine).join('');
}

const percent = (share: number): string => `${Math.floor(share * 1000) / 10} %`;
