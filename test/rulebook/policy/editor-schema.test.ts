import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load as parseYaml } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../../../src/model/terms.ts';
import { configJsonSchema } from '../../../src/rulebook/policy/json-schema.ts';
import { buildHouse, load } from './house.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const accepts = new Ajv2020({ strict: false }).compile(configJsonSchema());
const whole = parseYaml(readFileSync(new URL('./whole.yaml', import.meta.url), 'utf8')) as Json;

/** What only licheck knows: licences, tags, presets, dates, contradictions. An editor cannot say it. */
const MEANING = /^policy\/(?!wrong-type|unknown-key|missing-key|unknown-value|empty|bad-date|bad-sha256)/;

/** The codes that the loader answers with, and whether some of them are about the shape. */
function loaded(config: Json): { readonly codes: readonly string[]; readonly isShape: boolean } {
  const codes = load(buildHouse({ 'licheck.json': JSON.stringify(config) })).diagnostics.map(({ code }) => code);
  return { codes, isShape: codes.some((code) => !MEANING.test(code)) };
}

/** Every value of the document replaced by each of the values, one at a time; every object with a key too many, or one too few. */
function* mutated(value: Json, put: (part: Json) => Json, path: string): Iterable<readonly [string, Json]> {
  for (const other of [null, true, 7, -1.5, '', 'oolong', [], ['oolong'], [7], {}, { oolong: 1 }]) {
    yield [`${path} = ${JSON.stringify(other)}`, put(other)];
  }
  if (Array.isArray(value)) {
    for (const [i, item] of (value as readonly Json[]).entries()) {
      yield* mutated(item, (part) => put(value.with(i, part) as Json), `${path}[${i}]`);
    }
  } else if (typeof value === 'object' && value !== null) {
    const table = value as { readonly [key: string]: Json };
    yield [`${path} + oolong`, put({ ...table, oolong: 'x' })];
    for (const key of Object.keys(table)) {
      const { [key]: part = null, ...rest } = table;
      yield [`${path} - ${key}`, put(rest)];
      yield* mutated(part, (other) => put({ ...table, [key]: other }), `${path}.${key}`);
    }
  }
}

describe('the schema that editors check licheck.yaml against', () => {
  it('accepts what every key may hold', () => {
    expect(accepts(whole)).toBe(true);
    expect(loaded(whole).codes).toEqual([]);
  });

  it('says no where the loader does, and only there, as far as shapes go', () => {
    const disagreements: string[] = [];
    for (const [what, config] of mutated(whole, (part) => part, '')) {
      const { codes, isShape } = loaded(config);
      if (accepts(config) === isShape)
        disagreements.push(`${what}: schema ${accepts(config) ? 'yes' : 'no'}, loader ${codes.join() || 'yes'}`);
    }
    expect(disagreements).toEqual([]);
  });

  it('knows every category', () => {
    for (const category of CATEGORIES) {
      const config = { policy: { allow: [`category:${category}`, { category }] } };
      expect([accepts(config), loaded(config).codes]).toEqual([true, []]);
    }
  });
});
