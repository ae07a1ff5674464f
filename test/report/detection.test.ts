import { describe, expect, it } from 'vitest';
import type { Detection } from '../../src/model/detection.ts';
import { license, NOASSERTION, or } from '../../src/model/expression.ts';
import { comparisonDocument, renderComparison, renderReadings } from '../../src/report/detection.ts';

const PLAIN = { color: 0, verbose: false, quiet: false } as const;
const reading: Detection = {
  expression: or([license('MIT'), license('Apache-2.0')]),
  confidence: 0.9,
  coverage: 0.5,
  matches: [
    { license: 'MIT', method: 'header', startLine: 1, endLine: 1, confidence: 0.9 },
    { license: 'Apache-2.0', method: 'exact', startLine: 3, endLine: 9, confidence: 1 },
  ],
  nearest: [],
  remainder: [{ startLine: 10, endLine: 10 }],
};
const doubtful: Detection = {
  expression: NOASSERTION,
  confidence: 0,
  coverage: 0,
  matches: [],
  nearest: [{ license: 'ISC', similarity: 0.8 }],
  remainder: [],
};

describe('readings of texts', () => {
  it('are printed for people', () => {
    expect(
      renderReadings(
        [
          { path: 'tea/LICENSE', detection: reading },
          { path: 'pot', detection: doubtful },
        ],
        'terminal',
        PLAIN,
      ),
    ).toBe(
      [
        'tea/LICENSE: MIT OR Apache-2.0  50 % of the text',
        '  MIT  line 1, header, 90 %',
        '  Apache-2.0  lines 3-9, exact, 100 %',
        'pot: NOASSERTION',
        '  nearest: ISC  80 % alike',
        '',
      ].join('\n'),
    );
  });

  it('are printed for machines, one a line, whatever the path holds', () => {
    const lines = renderReadings(
      [
        { path: 'a\nb\u001b[31m', detection: reading },
        { path: 'pot', detection: doubtful },
      ],
      'ndjson',
      PLAIN,
    ).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.slice(0, 2).map((line) => JSON.parse(line))).toEqual([
      { path: 'a\nb\u001b[31m', ...reading, expression: 'MIT OR Apache-2.0' },
      { path: 'pot', ...doubtful, expression: 'NOASSERTION' },
    ]);
    expect(JSON.parse(renderReadings([{ path: 'pot', detection: doubtful }], 'json', PLAIN))).toHaveLength(1);
  });
});

describe('comparisons', () => {
  const comparison = {
    license: 'MIT',
    similarity: 0.98,
    departures: [
      { startLine: 1, endLine: 1, added: 'copyright tea house', missing: '<name>', matters: false },
      { startLine: 5, endLine: 6, added: 'any fear', missing: 'restriction', matters: true },
    ],
  };

  it('show what matters, and all of it when asked', () => {
    expect(renderComparison('tea', comparison, PLAIN)).toBe(
      'tea: 98 % alike MIT, with 1 departure\n  lines 5-6\n    - restriction\n    + any fear\n',
    );
    expect(renderComparison('tea', comparison, { ...PLAIN, verbose: true })).toContain('(a copy may differ here)');
    expect(renderComparison('tea', { ...comparison, departures: [] }, PLAIN)).toContain('no difference');
    expect(renderComparison('tea', { ...comparison, similarity: 0, departures: [] }, PLAIN)).toBe(
      'tea: 0 % alike MIT\n  nothing of what the licence says stands in it\n',
    );
  });

  it('are documents too', () => {
    expect(JSON.parse(comparisonDocument([{ path: 'tea', ...comparison }], 'json'))).toEqual([{ path: 'tea', ...comparison }]);
    expect(comparisonDocument([{ path: 'tea', ...comparison }], 'ndjson').trimEnd()).not.toContain('\n');
  });
});
