import { describe, expect, it } from 'vitest';
import { madeArray } from '../../src/evaluate/document/made-array.ts';

const cup = (index: number) => ({ cup: index, leaf: `leaf-${index % 7}` });

describe.each([0, 3, 20_001])('an array of %i items made when they are looked at', (length) => {
  const made = madeArray(length, cup);
  const plain = Array.from({ length }, (_, index) => cup(index));

  it('is an array like any other', () => {
    expect(Array.isArray(made)).toBe(true);
    expect(made.length).toBe(length);
    expect([...made]).toEqual(plain);
    expect(JSON.stringify(made)).toBe(JSON.stringify(plain));
    expect(Object.keys(made)).toEqual(Object.keys(plain));
    expect(Object.entries(made)).toEqual(Object.entries(plain));
    expect(made.slice(-2)).toEqual(plain.slice(-2));
    expect(made.concat(plain)).toEqual(plain.concat(plain));
    expect(made.at(-1)).toEqual(plain.at(-1));
    expect(made.findLast(({ cup: index }) => index % 2 === 1)).toEqual(plain.findLast(({ cup: index }) => index % 2 === 1));
    expect(made.filter(({ leaf }) => leaf === 'leaf-3')).toEqual(plain.filter(({ leaf }) => leaf === 'leaf-3'));
    expect(made.flatMap(({ leaf }) => [leaf, leaf])).toEqual(plain.flatMap(({ leaf }) => [leaf, leaf]));
  });
  it('holds nothing beyond its end', () => {
    for (const key of [length, -1, 1.5, '01x', 'tea']) {
      expect(Reflect.get(made, key)).toBeUndefined();
      expect(Reflect.has(made, key)).toBe(false);
    }
    expect(0 in made).toBe(length > 0);
  });
});

it('a long one is not to be changed', () => {
  const made = madeArray(20_001, cup) as ReturnType<typeof cup>[];
  expect(() => made.push(cup(0))).toThrow(TypeError);
  expect(() => (made[0] = cup(9))).toThrow(TypeError);
  expect(made[0]).toEqual(cup(0));
});
