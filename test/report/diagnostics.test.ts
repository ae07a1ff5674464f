import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { renderDiagnostics } from '../../src/report/diagnostics.ts';
import { PLAIN } from './samples.ts';

const one: Diagnostic = { code: 'discover/lockfile-unreadable', severity: 'error', message: 'it breaks off', incomplete: true };
const shown = (...diagnostics: Diagnostic[]): string => [...renderDiagnostics(diagnostics, PLAIN)].join('');

describe('diagnostics in a terminal', () => {
  it('tell the place, in the first line of a file too', () => {
    expect(shown({ ...one, path: 'package-lock.json', line: 1, column: 109 })).toContain('package-lock.json:1:109\n');
    expect(shown({ ...one, path: 'package-lock.json' })).toContain('package-lock.json\n');
  });

  it('show three of a kind, and every mistake of a policy', () => {
    const five = (code: string): Diagnostic[] => Array.from({ length: 5 }, (_, i) => ({ ...one, code, path: `${i}.yaml` }));
    expect(shown(...five('discover/not-installed'))).toContain('+ 2 more of discover/not-installed (--verbose)');
    expect(shown(...five('policy/unknown-key')).match(/\d\.yaml/g)).toHaveLength(5);
  });
});
