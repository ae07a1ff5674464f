import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/model/codes.ts';
import { huge, render, SAMPLES, sample } from './samples.ts';

/** The official schema is draft 4; what it uses means the same in draft 7 but for the name of `id`. */
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(new URL('../schemas/sarif-2.1.0.schema.json', import.meta.url), 'utf8')) as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(schema);

const run = (name: string): Run => {
  const [first] = (JSON.parse(render('sarif', sample(name))) as Log).runs;
  if (!first) throw new Error('no run');
  return first;
};

describe('SARIF', () => {
  it('the schema is whole', () => {
    expect(Object.keys(schema.definitions as object)).toHaveLength(52);
    validate({ version: '2.1.0', runs: [{ tool: {} }] });
    expect(validate.errors).not.toBeNull();
  });

  it.each(SAMPLES)('%s fits the official schema', (name) => {
    validate(JSON.parse(render('sarif', sample(name))));
    expect(validate.errors).toBeNull();
  });

  it('has one result per finding, under the rule of its code', () => {
    const { results = [], tool } = run('tea-house');
    const { findings } = sample('tea-house');
    expect(results).toHaveLength(findings.length);
    const rules = tool.driver.rules ?? [];
    expect(rules.map((rule) => rule.id)).toEqual(Object.keys(CODES).sort());
    for (const result of results) expect(rules[result.ruleIndex ?? -1]?.id).toBe(result.ruleId);
    for (const rule of rules) {
      expect(rule.help?.text).not.toBe('');
      expect((rule.properties?.tags ?? []).length).toBeLessThanOrEqual(10);
    }
  });

  it('points at the declaration, and relates the policy line', () => {
    const result = run('tea-house').results?.find(
      (one) => one.ruleId === 'license-denied' && one.properties?.license === 'AGPL-3.0-only',
    );
    expect(result?.locations?.[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'package-lock.json', uriBaseId: '%SRCROOT%' },
      region: { startLine: 412, startColumn: 5, endColumn: 33 },
    });
    expect(result?.relatedLocations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('licheck.yaml');
    expect(result?.level).toBe('error');
  });

  it('carries the fingerprint, and says what is held', () => {
    const { findings } = sample('tea-house');
    const { results = [] } = run('tea-house');
    expect(results.map((result) => result.partialFingerprints?.['licheck/v1']).sort()).toEqual(
      findings.map((finding) => finding.fingerprint).sort(),
    );
    const held = results.filter((result) => result.suppressions);
    expect(held.map((result) => result.suppressions?.[0]?.justification)).toEqual([
      'patch is published at tea-house/cosy, reviewed 2026-114',
      'held by the baseline',
    ]);
  });

  it('tells an incomplete scan as an unsuccessful run with its reasons', () => {
    const [invocation] = run('incomplete').invocations ?? [];
    expect(invocation?.executionSuccessful).toBe(false);
    expect(invocation?.toolExecutionNotifications?.map((one) => one.descriptor?.id)).toContain('discover/lockfile-unreadable');
    expect(run('clean').invocations?.[0]?.executionSuccessful).toBe(true);
  });

  it('names only relative places, and a preset line is no file', () => {
    const document = sample('tea-house');
    const [first] = document.findings;
    if (!first) throw new Error('no finding');
    const labels = first.labels.map((label) => ({ ...label, path: 'preset:commercial-distributed' }));
    const text = render('sarif', { ...document, findings: [{ ...first, labels, purl: 'pkg:npm/kettle@1.4.2' }] });
    const [result] = (JSON.parse(text) as Log).runs[0]?.results ?? [];
    expect(result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('node_modules/kettle/package.json');
    expect(result?.relatedLocations?.[0]?.logicalLocations?.[0]?.fullyQualifiedName).toBe('preset:commercial-distributed');
    for (const name of SAMPLES) expect(render('sarif', sample(name))).not.toMatch(/"uri": "(?:\/|[a-z]+:)/i);
  });

  it('stops at 5,000 results, the worst first, and says so', () => {
    const document = huge(30_000);
    const log = JSON.parse(render('sarif', document)) as Log;
    expect(log.runs[0]?.results).toHaveLength(5000);
    const notes = log.runs[0]?.invocations?.[0]?.toolExecutionNotifications ?? [];
    expect(notes.at(-1)?.message.text).toContain(`${(document.findings.length - 5000).toLocaleString('en')} findings left out`);
  });
});
