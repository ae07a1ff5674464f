import { describe, expect, it } from 'vitest';
import { exitCode } from '../../src/model/exit.ts';
import type { PolicyException } from '../../src/model/policy.ts';
import { expression, judge, pattern, policy, project } from './build.ts';

const exception = (component: string, license: string, expires = '2027-03-31'): PolicyException => ({
  component: pattern(component),
  license: expression(license),
  reason: 'commercial licence bought',
  owner: 'legal@teahouse.example',
  expires,
});
const held = (license: string, exceptions: readonly PolicyException[], today = '2026-11-24'): string[] => {
  const world = project({ 'npm/report-kit@2.1.0': { license } });
  const { findings, verdicts } = judge(
    world,
    policy({ allow: ['MIT'], use: { distribution: ['binary'], commercial: true }, exceptions }),
    { today },
  );
  return [
    verdicts[0]?.verdict ?? '',
    ...findings.map((each) => `${each.code} ${each.severity}${each.exception ? ` held: ${each.exception}` : ''}`),
  ];
};

describe('exceptions', () => {
  it('hold the findings of their component and licence, and say why', () => {
    expect(held('AGPL-3.0-only', [exception('pkg:npm/report-kit@^2', 'AGPL-3.0-only')])).toEqual([
      'allowed',
      'license-denied error held: commercial licence bought',
      'copyleft error held: commercial licence bought',
    ]);
  });
  it('hold on their last day and not after', () => {
    const last = [exception('pkg:npm/report-kit', 'GPL-3.0-only', '2026-11-24')];
    expect(held('GPL-3.0-only', last)[0]).toBe('allowed');
    expect(held('GPL-3.0-only', last)).toContain('exception-expiring warning');
    expect(held('GPL-3.0-only', last, '2026-11-25')).toEqual([
      'denied',
      'license-denied error',
      'copyleft error',
      'exception-expired error',
    ]);
  });
  it('warn 30 days before they end', () => {
    const soon = [exception('pkg:npm/report-kit', 'GPL-3.0-only', '2026-12-24')];
    expect(held('GPL-3.0-only', soon)).toContain('exception-expiring warning');
    expect(held('GPL-3.0-only', soon, '2026-11-23')).not.toContain('exception-expiring warning');
  });
  it('stop when the licence or the version changes', () => {
    expect(held('GPL-3.0-only', [exception('pkg:npm/report-kit', 'AGPL-3.0-only')])).toEqual([
      'denied',
      'license-denied error',
      'copyleft error',
      'exception-unused warning',
    ]);
    expect(held('AGPL-3.0-only', [exception('pkg:npm/report-kit@^3', 'AGPL-3.0-only')])).toContain('exception-unused warning');
  });
  it('cover one part of an AND, or the whole', () => {
    expect(held('AGPL-3.0-only AND CC-BY-NC-4.0', [exception('pkg:npm/report-kit', 'AGPL-3.0-only')])).toEqual([
      'denied',
      'license-denied error held: commercial licence bought',
      'license-denied error',
      'commercial-use error',
      'copyleft error held: commercial licence bought',
    ]);
    expect(held('AGPL-3.0-only AND CC-BY-NC-4.0', [exception('pkg:npm/report-kit', 'CC-BY-NC-4.0 AND AGPL-3.0-only')])[0]).toBe(
      'allowed',
    );
  });
  it('make their branch of an OR the one to take', () => {
    const world = project({ 'npm/report-kit@2.1.0': { license: 'GPL-3.0-only OR LicenseRef-Bought' } });
    const { verdicts, findings } = judge(world, policy({ exceptions: [exception('pkg:npm/report-kit', 'LicenseRef-Bought')] }));
    expect(verdicts[0]?.verdict).toBe('allowed');
    expect(findings.map(({ code, exception: reason }) => [code, reason])).toEqual([
      ['license-denied', 'commercial licence bought'],
    ]);
  });
  it('report themselves without a component', () => {
    const { findings } = judge(
      project({ 'npm/kettle@1.0.0': { license: 'MIT' } }),
      policy({ allow: ['MIT'], exceptions: [exception('pkg:npm/gone', 'MIT')] }),
    );
    expect(findings.map(({ component, message, path }) => [component, message, path])).toEqual([
      [-1, 'the exception for pkg:npm/gone under MIT meets no component', []],
    ]);
  });
  it('can be quietened by code', () => {
    const severity = { 'exception-unused': 'off' } as const;
    expect(judge(project({}), policy({ exceptions: [exception('pkg:npm/gone', 'MIT')], severity })).findings).toEqual([]);
  });
});

describe('the exit code', () => {
  const finding = (severity: 'error' | 'warning' | 'note', rest: { exception?: string; baselined?: boolean } = {}) =>
    ({ severity, exception: null, baselined: false, ...rest }) as never;
  const exit = (
    findings: readonly never[],
    failOn: 'error' | 'warning' | 'never',
    complete = true,
    allowIncomplete = false,
  ): number => exitCode({ complete, findings }, { failOn, allowIncomplete });

  it('is 0 without findings, 1 with one that counts, 2 when the scan is incomplete', () => {
    expect(exit([], 'error')).toBe(0);
    expect(exit([finding('error')], 'error')).toBe(1);
    expect(exit([finding('warning')], 'error')).toBe(0);
    expect(exit([finding('warning')], 'warning')).toBe(1);
    expect(exit([finding('note')], 'warning')).toBe(0);
    expect(exit([finding('error')], 'never')).toBe(0);
    expect(exit([], 'never', false)).toBe(2);
    expect(exit([finding('error')], 'error', false)).toBe(2);
    expect(exit([finding('error')], 'error', false, true)).toBe(1);
    expect(exit([], 'error', false, true)).toBe(0);
  });
  it('does not count what an exception or a baseline holds', () => {
    expect(exit([finding('error', { exception: 'bought' }), finding('error', { baselined: true })], 'error')).toBe(0);
  });
});
