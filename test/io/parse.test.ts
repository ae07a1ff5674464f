import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../src/io/parse/json.ts';
import { readMembers, wantMembers } from '../../src/io/parse/json-members.ts';
import { own, sketch } from '../../src/io/parse/own.ts';
import { parseToml } from '../../src/io/parse/toml.ts';

describe('JSON', () => {
  it.each([
    ['{"a": 1,}', 1, 9, 'needs a key in double quotes here'],
    ['{\n  "a" 1}', 2, 7, 'needs a colon here'],
    ['{\n  "a": [1 2]\n}', 2, 11, 'needs a comma or a closing bracket here'],
    ['{"a": 1 "b": 2}', 1, 9, 'needs a comma or a closing brace here'],
    ['{"a": tea}', 1, 7, 'needs a value here'],
    ['{"a": "x\ny"}', 1, 7, 'has a text without end here'],
    ['{"a": "\\x"}', 1, 7, 'has a text without end here'],
    ['{"a": [', 1, 8, 'ends too early'],
    ['{} {}', 1, 4, 'goes on after its end'],
    ['', 1, 1, 'is empty'],
    ['  ', 1, 3, 'ends too early'],
    ["{'a': 1}", 1, 2, 'needs a key in double quotes here'],
    ['[01]', 1, 3, 'needs a comma or a closing bracket here'],
  ])('says what is wrong with %j', (text, line, column, message) => {
    expect(parseJson(text)).toEqual({ ok: false, problem: { message, line, column } });
  });

  it('says a place for every text that the engine refuses', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().chain((text) => fc.nat(text.length).map((at) => text.slice(0, at))),
        ),
        (text) => {
          const parsed = parseJson(text);
          let engine = true;
          try {
            JSON.parse(text);
          } catch {
            engine = false;
          }
          expect(parsed.ok).toBe(engine);
          if (!parsed.ok) expect(parsed.problem.message).not.toBe('cannot be read as JSON');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('bears a hundred thousand brackets', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const parsed = parseJson(deep);
    expect(parsed.ok && sketch(parsed.value)).toBe('[[[[…]]]]');
    expect(parseJson('['.repeat(100_000))).toMatchObject({ ok: false, problem: { column: 100_001 } });
  });
});

describe('members of a JSON object', () => {
  const wanted = wantMembers('name', 'license', '__proto__', 'constructor');
  const read = (text: string) => readMembers(Buffer.from(text), wanted);

  it('are what the whole parser gives, for every object', () => {
    const key = fc.oneof(fc.constantFrom(...wanted.names), fc.string());
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.jsonValue())), fc.constantFrom(undefined, 2, '\t'), (entries, indent) => {
        const text = JSON.stringify(Object.fromEntries(entries), null, indent);
        const members = read(text);
        const whole: unknown = JSON.parse(text);
        // Keys with escapes go to the whole parser.
        if (members === undefined) expect(text).toContain('\\');
        else for (const name of wanted.names) expect(own(members, name)).toEqual(own(whole, name));
      }),
      { numRuns: 1000 },
    );
  });

  it('are never given for a text that breaks off', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(), (value, at) => {
        const text = JSON.stringify(value);
        expect(read(text.slice(0, at % text.length))).toBeUndefined();
      }),
    );
  });

  it('take the last of equal keys, escapes and spaces', () => {
    expect(read(' {"license" : "MIT" ,\r\n"license":"G\\u0050L", "x": {"license": "no", "y": "}\\""} } ')).toEqual({
      license: 'GPL',
    });
    expect(read('{}')).toEqual({});
    for (const odd of [
      '',
      '[]',
      '{"a": 1',
      '{"a"}',
      '{"a": }',
      '{"license": tru}',
      '{"a": 1} x',
      '{"l\\u0069cense": 1}',
      '{"a": "\n"}',
      '{,}',
    ]) {
      expect(read(odd)).toBeUndefined();
    }
  });
});

describe('values from outside', () => {
  it('are read by own keys only', () => {
    const parsed = parseJson('{"__proto__": {"license": "MIT"}, "name": "x"}');
    const value = parsed.ok ? parsed.value : undefined;
    expect(own(value, 'license')).toBeUndefined();
    expect(own(value, '__proto__')).toEqual({ license: 'MIT' });
    expect(own(value, 'toString')).toBeUndefined();
    expect(own(value, 'name')).toBe('x');
    for (const odd of [null, undefined, 7, 'text']) expect(own(odd, 'length')).toBeUndefined();
  });

  it('are sketched within bounds', () => {
    expect(sketch([null, { a: 'b' }, 7, true])).toBe('[null,{"a":"b"},7,true]');
    expect(sketch('x'.repeat(1000)).length).toBeLessThanOrEqual(201);
  });
});

describe('TOML', () => {
  it('places a fault', () => {
    expect(parseToml('a = 1\nb = "x\n')).toMatchObject({ ok: false, problem: { line: 2 } });
    expect(parseToml('a = 1')).toEqual({ ok: true, value: { a: 1 } });
    expect(parseToml('a = 99999999999999999999')).toMatchObject({ ok: true });
  });
});
