import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, splitPattern } from '../../src/model/pattern.ts';
import { patternFor } from '../../src/model/pattern-for.ts';
import { makePurl, type Purl } from '../../src/model/purl.ts';

const purl = (text: string): Purl => text as Purl;

describe('the pattern for one component', () => {
  it.each([
    ['pkg:npm/%40tea/kettle@2.1.0', 'compatible', 'pkg:npm/@tea/kettle@^2'],
    ['pkg:npm/kettle@0.3.1', 'compatible', 'pkg:npm/kettle@^0.3'],
    ['pkg:npm/kettle@2.1.0', 'exact', 'pkg:npm/kettle@2.1.0'],
    ['pkg:npm/kettle@2.1.0', 'any', 'pkg:npm/kettle'],
    // `^2` means no prerelease of 2.0.0.
    ['pkg:npm/kettle@2.0.0-rc.1', 'compatible', 'pkg:npm/kettle@2.0.0-rc.1'],
    ['pkg:pypi/kettle@2024.1', 'compatible', 'pkg:pypi/kettle@2024.1'],
    ['pkg:golang/tea.example/kettle@v1.4.0', 'compatible', 'pkg:golang/tea.example/kettle@^1'],
    ['pkg:huggingface/leaf/leaf-base@0123456789abcdef0123456789abcdef01234567', 'compatible', 'pkg:huggingface/leaf/leaf-base'],
    ['pkg:npm/kettle', 'exact', 'pkg:npm/kettle'],
  ] as const)('%s, %s', (component, versions, pattern) => {
    expect(patternFor(purl(component), versions)).toBe(pattern);
  });

  it.each([
    ['pkg:npm/ket%2Atle@1.0.0', 'a star in a name would mean others too'],
    ['pkg:npm/kettle@1.x', 'so would a wildcard in a version'],
    ['pkg:npm/kettle@%3E%3D0', 'and a range'],
    ['pkg:npm/ket%20tle@1.0.0', 'no pattern holds a space'],
    ['pkg:npm/kettle%3Fa=b@1.0.0', 'or a question mark'],
    ['kettle', 'this is no purl'],
  ])('%s: %s', (component) => expect(patternFor(purl(component), 'exact')).toBeUndefined());

  it('always means the component, and never a component of another name', () => {
    const name = fc.stringMatching(/^[a-z*?@%. -]{1,8}$/);
    const version = fc.oneof(fc.stringMatching(/^[0-9x*.^~>=| -]{1,8}$/), fc.constant('1.2.3'));
    fc.assert(
      fc.property(name, version, fc.constantFrom('exact', 'compatible', 'any'), (word, number, versions) => {
        const component = makePurl({ type: 'npm', name: word, version: number });
        const pattern = patternFor(component, versions);
        if (pattern === undefined) return;
        const matches = compilePattern(splitPattern(pattern));
        expect(matches(component)).toBe(true);
        expect(matches(makePurl({ type: 'npm', name: `${word}x`, version: number }))).toBe(false);
        if (versions === 'exact') expect(matches(makePurl({ type: 'npm', name: word, version: `9${number}` }))).toBe(false);
      }),
    );
  });
});
