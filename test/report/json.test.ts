import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { parseAssessment } from '../../src/report/document/parse.ts';
import { assessmentJsonSchema } from '../../src/report/document/publish.ts';
import { huge, render, SAMPLES, sample, sampleText } from './samples.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(assessmentJsonSchema());

describe('the JSON document', () => {
  it.each(SAMPLES)('%s fits the published schema', (name) => {
    validate(sample(name));
    expect(validate.errors).toBeNull();
  });

  it('is what JSON.stringify would print, piece by piece', () => {
    const document = sample('tea-house');
    expect(render('json', document)).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  it('puts keys in the documented order, whatever order they came in', () => {
    const shuffle = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffle);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, shuffle(inner)]),
      );
    };
    expect(render('json', shuffle(sample('tea-house')) as Assessment)).toBe(sampleText('tea-house'));
    expect(Object.keys(JSON.parse(render('json', sample('empty'))) as object)).toEqual([
      'format',
      'tool',
      'complete',
      'project',
      'summary',
      'components',
      'relations',
      'obligations',
      'findings',
      'diagnostics',
      'policy',
    ]);
  });

  it('holds nothing that a terminal obeys, and still means the same', () => {
    const text = render('json', sample('hostile'));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(JSON.parse(text)).toEqual(sample('hostile'));
  });

  it('comes in pieces, so that a large document is not held twice', () => {
    const document = huge(3000);
    const text = render('json', document);
    expect(JSON.parse(text)).toEqual(document);
    expect(parseAssessment(text, 'a.json')).toEqual({ assessment: document });
  });

  it('is rejected by the schema when a verdict is made up', () => {
    const document = sample('clean');
    const [first] = document.components;
    validate({ ...document, components: [{ ...first, verdict: 'fine' }] });
    expect(validate.errors?.[0]?.instancePath).toBe('/components/0/verdict');
  });
});
