import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/model/diagnostic.ts';
import { findInJson, isFault } from '../../../src/report/document/locate.ts';
import { parseAssessment } from '../../../src/report/document/parse.ts';
import { SAMPLES, sample, sampleText } from '../samples.ts';

const problemOf = (text: string): Diagnostic => {
  const parsed = parseAssessment(text, 'saved.json');
  if (!('problem' in parsed)) throw new Error('it was read');
  return parsed.problem;
};
const marked = ({ excerpt = '', column = 1, endColumn = 1 }: Diagnostic): string => excerpt.slice(column - 1, endColumn - 1);
const TEA = sampleText('tea-house');

describe('a saved document', () => {
  it.each(SAMPLES)('%s comes back as it was', (name) => {
    expect(parseAssessment(sampleText(name), 'saved.json')).toEqual({ assessment: sample(name) });
  });

  it('may begin with a byte order mark and end its lines with CRLF', () => {
    expect(parseAssessment(`\ufeff${TEA.replaceAll('\n', '\r\n')}`, 'saved.json')).toEqual({ assessment: sample('tea-house') });
  });

  it('may hold keys of a later licheck, which are left out', () => {
    const later = TEA.replace('"format": 1,', '"format": 1, "later": {"a": [1]},');
    expect(parseAssessment(later, 'saved.json')).toEqual({ assessment: sample('tea-house') });
  });
});

describe('a document that a person edited', () => {
  it.each([
    [
      '"verdict": "denied"',
      '"verdict": "fine"',
      '"fine"',
      'components[0].verdict should be "allowed" or "review" or "denied", not "fine"',
    ],
    ['"severity": "error"', '"severity": 3', '3', 'findings[0].severity should be "error" or "warning" or "note", not 3'],
    ['"line": 31', '"line": 0', '0', 'findings[0].labels[0].line should be >=1, not 0'],
    ['"complete": true', '"complete": "yes"', '"yes"', 'complete should be boolean, not "yes"'],
  ])('%s made %s is named with its place', (before, after, mark, message) => {
    const text = TEA.replace(before, after);
    const problem = problemOf(text);
    expect(problem.code).toBe('report/wrong-shape');
    expect(marked(problem)).toBe(mark);
    expect(text.split('\n')[(problem.line ?? 0) - 1]).toBe(problem.excerpt);
    expect(problem.message.replace(/\[\d+\]/, '[0]').replace(/\[\d+\]\.labels/, '[0].labels')).toBe(message);
  });

  it('points at the object that lacks a key', () => {
    const problem = problemOf(TEA.replace('  "complete": true,\n', ''));
    expect(problem).toMatchObject({ code: 'report/wrong-shape', line: 1, column: 1 });
    expect(problem.message).toContain('complete is missing');
  });

  it.each([
    [TEA.slice(0, 2000), 'but the text ends'],
    [TEA.replace('"complete": true,', '"complete": true'), 'expected `,` or `}`'],
    [TEA.replace('"complete": true,', '"complete": yes,'), 'expected a value'],
    [TEA.replace('"complete"', 'complete'), 'expected a key in double quotes'],
    [`${TEA}}`, 'expected the end of the text'],
    ['', 'expected a value, but the text ends'],
    ['PK\u0003\u0004', 'expected a value'],
  ])('that is no JSON says where and what was expected (%#)', (text, expected) => {
    const problem = problemOf(text);
    expect(problem.code).toBe('report/not-json');
    expect(problem.message).toContain(expected);
    expect(problem.line).toBeGreaterThanOrEqual(1);
  });

  it('of another format is told apart from a broken one', () => {
    expect(problemOf(TEA.replace('"format": 1', '"format": 2'))).toMatchObject({
      code: 'report/other-format',
      line: 2,
      column: 13,
    });
    expect(problemOf('[1, 2]').code).toBe('report/wrong-shape');
    expect(problemOf('null').code).toBe('report/wrong-shape');
  });

  it('does no harm by __proto__ keys or depth', () => {
    const facts = TEA.replace('"facts": {}', '"facts": {"__proto__": "x"}');
    expect(parseAssessment(facts, 'saved.json')).toHaveProperty('assessment');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(problemOf(TEA.replace('"commercial": true', `"commercial": ${'['.repeat(50_000)}${']'.repeat(50_000)}`)).code).toBe(
      'report/wrong-shape',
    );
    expect(problemOf('['.repeat(200_000)).code).toBe('report/not-json');
  });
});

describe('finding a spot in JSON', () => {
  it('agrees with JSON.parse on what is JSON', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((text) => text.slice(1)),
          fc.json().map((text) => `${text},`),
        ),
        (text) => {
          let valid = true;
          try {
            JSON.parse(text);
          } catch {
            valid = false;
          }
          expect(isFault(findInJson(text, []))).toBe(!valid);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds the value at a path, the last of repeated keys', () => {
    const text = '{"a": 1, "b": [{"c": "x"}, {"c": "y\\"z"}], "a": true}';
    const at = (path: (string | number)[]): string => {
      const found = findInJson(text, path);
      return isFault(found) ? found.message : text.slice(found.start, found.end);
    };
    expect(at(['a'])).toBe('true');
    expect(at(['b', 1, 'c'])).toBe('"y\\"z"');
    expect(at(['b', 7, 'c'])).toBe('[');
    expect(at(['nothing'])).toBe('{');
  });
});
