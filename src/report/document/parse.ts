/** Reads a saved document back for `licheck report`. People edit such files, so every complaint has its place. */
import * as v from 'valibot';
import type { Assessment } from '../../model/assessment.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { KeyPath } from '../../model/location.ts';
import { findInJson, isFault } from './locate.ts';
import { type DocumentPlace, placeAt, placeOf } from './place.ts';
import { assessmentSchema } from './schema.ts';

/** The document, or why it cannot be read. */
export type ParsedAssessment = { readonly assessment: Assessment } | { readonly problem: Diagnostic };

/** Reads the text of a `--format json` document. `path` is what the complaint calls the file. */
export function parseAssessment(text: string, path: string): ParsedAssessment {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch {
    const fault = findInJson(body, []);
    const [offset, message] = isFault(fault) ? [fault.offset, fault.message] : [0, 'expected a value'];
    return {
      problem: complaint(placeAt(body, path, offset, offset + 1), 'report/not-json', `the document is not JSON: ${message}`),
    };
  }
  const format =
    typeof data === 'object' && data !== null && Object.hasOwn(data, 'format') ? (data as { format: unknown }).format : undefined;
  if (typeof format === 'number' && format !== 1) {
    return {
      problem: complaint(
        placeOf(body, path, ['format']),
        'report/other-format',
        `the document has format ${format}, and this licheck reads format 1`,
      ),
    };
  }
  const result = v.safeParse(assessmentSchema, data, { abortEarly: true });
  if (result.success) return { assessment: result.output };
  const [issue] = result.issues;
  const keys = (issue.path ?? []).map((step) => step.key).filter((key) => typeof key === 'string' || typeof key === 'number');
  return {
    problem: complaint(
      placeOf(body, path, keys),
      'report/wrong-shape',
      issue.received === 'undefined'
        ? `${spell(keys)} is missing`
        : `${spell(keys)} should be ${expected(issue)}, not ${issue.received}`,
    ),
  };
}

function expected(issue: v.BaseIssue<unknown>): string {
  const wanted = issue.expected ?? issue.requirement;
  const text = String(wanted ?? 'valid').replaceAll(' | ', ' or ');
  return text.length > 160 ? 'one of the documented values' : text.replace(/^[(]|[)]$/g, '');
}

/** `findings[3].severity`; the whole document when there is no key. */
function spell(keys: KeyPath): string {
  if (keys.length === 0) return 'the document';
  return keys.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');
}

function complaint(place: DocumentPlace, code: string, message: string): Diagnostic {
  const help = 'write the document again with `licheck scan --format json`, or correct this value';
  return { code, severity: 'error', message, help, ...place, incomplete: true };
}
