import { describe, expect, it } from 'vitest';
import { makeLock, parseLock, printLock } from '../../src/evaluate/answers/lock.ts';
import { evaluate } from '../../src/evaluate/evaluate.ts';
import type { LicenseFile } from '../../src/model/component.ts';
import type { ProjectPath } from '../../src/model/location.ts';
import type { Policy } from '../../src/model/policy.ts';
import { expression, judge, type Part, pattern, policy, project, rulebook } from './build.ts';

const ROOT = 'node_modules/kettle' as ProjectPath;
const file = (role: LicenseFile['role'], name: string): LicenseFile => ({ path: `${ROOT}/${name}`, role, score: 1 });
const shipped: Policy['use'] = { commercial: true, distribution: ['binary'] };
const found = (part: Part, use: Policy['use'] = shipped): readonly string[] =>
  judge(project({ 'npm/kettle@1.0.0': part }), policy({ allow: ['category:permissive'], use })).findings.map(
    ({ code, severity }) => `${code} ${severity}`,
  );

describe('texts that go with what is shipped', () => {
  it('are missing where a component, whose files were seen, carries none', () => {
    expect(found({ license: 'MIT', root: ROOT })).toEqual(['license-text-missing note']);
    expect(found({ license: 'MIT', root: ROOT, licenseFiles: [file('license', 'LICENSE')] })).toEqual([]);
    expect(found({ license: 'MIT', root: ROOT, detected: 'MIT' })).toEqual([]);
    expect(found({ license: 'MIT', root: ROOT }, { distribution: ['none'] })).toEqual([]);
    expect(found({ license: 'Unlicense', root: ROOT })).not.toContain('license-text-missing note');
    expect(found({ license: 'MIT', root: ROOT, scope: 'dev' })).toEqual([]);
    // A lock entry without an install has no files that could have been seen.
    expect(found({ license: 'MIT' })).toEqual([]);
  });
  it('are owed where there is a NOTICE file', () => {
    const licenseFiles = [file('license', 'LICENSE'), file('notice', 'NOTICE')];
    expect(found({ license: 'Apache-2.0', root: ROOT, licenseFiles })).toEqual(['notice-duty note']);
    expect(found({ license: 'MIT', root: ROOT, licenseFiles })).toEqual([]);
    expect(found({ license: 'Apache-2.0', root: ROOT, licenseFiles }, { distribution: ['saas'] })).toEqual([]);
  });
  it('are owed as an obligation where there is one, or where nobody could look', () => {
    const owed = (part: Part): boolean =>
      judge(project({ 'npm/kettle@1.0.0': { license: 'Apache-2.0', ...part } }), policy({ use: shipped })).obligations.some(
        ({ tag }) => tag === 'include-notice-file',
      );
    expect([owed({}), owed({ root: ROOT }), owed({ root: ROOT, licenseFiles: [file('notice', 'NOTICE')] })]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('a clarification', () => {
  it('that no longer fits its text is a finding about its component', () => {
    const clarification = {
      component: pattern('pkg:npm/kettle@1.0.0'),
      license: expression('MIT'),
      file: 'LICENSE',
      sha256: 'ab',
      reason: 'house preamble',
    };
    const world = project({ 'npm/kettle@1.0.0': { license: 'MIT' } });
    const { findings } = evaluate({
      ...world,
      rulebook: rulebook(),
      policy: policy({ allow: ['MIT'] }),
      today: '2026-11-24',
      stale: [{ component: 0, clarification, reason: 'LICENSE is not there any more' }],
    });
    expect(findings.map(({ code, severity, license, notes }) => [code, severity, license, notes[0]])).toEqual([
      ['clarification-stale', 'error', 'MIT', 'LICENSE is not there any more'],
    ]);
    expect(findings[0]?.labels[0]?.text).toBe('the clarification stands here');
  });
});

describe('a lock', () => {
  const before = project({
    'npm/kettle@1.0.0': { license: 'MIT' },
    'huggingface/leaf/base@aa11': { license: 'Apache-2.0', kind: 'model' },
  });
  const lock = makeLock(before.inventory, before.resolutions);
  const changed = (parts: Parameters<typeof project>[0]): readonly string[] =>
    evaluate({
      ...project(parts),
      rulebook: rulebook(),
      policy: policy({ allow: ['category:permissive'] }),
      today: '2026-11-24',
      lock,
    })
      .findings.filter(({ code }) => code === 'license-changed')
      .map(({ severity, message }) => `${severity} ${message}`);

  it('is silent while nothing changes, and about what it never held', () => {
    expect(changed({ 'npm/kettle@1.0.0': { license: 'MIT' }, 'npm/new@1.0.0': { license: 'ISC' } })).toEqual([]);
    expect(changed({ 'npm/kettle@2.0.0': { license: 'MIT' } })).toEqual([]);
  });
  it('tells when a licence or a revision is another', () => {
    expect(changed({ 'npm/kettle@2.0.0': { license: 'ISC' } })).toEqual(['error kettle@2.0.0: the licence was MIT, and is ISC']);
    expect(changed({ 'huggingface/leaf/base@bb22': { license: 'Apache-2.0', kind: 'model' } })[0]).toMatch(/^warning /);
  });
  it('survives being written and read, and is refused when it is something else', () => {
    expect(parseLock(printLock(lock))).toEqual(lock);
    for (const text of ['', '[]', '{"format":2}', '{"format":1}', '{"format":1,"components":{"a":[1]}}'])
      expect(parseLock(text)).toMatchObject({ code: 'lock/unreadable', incomplete: true });
  });
});
