import { describe, expect, it } from 'vitest';
import { componentsNamed } from '../../src/cli/components-named.ts';
import type { AssessedComponent } from '../../src/model/assessment.ts';

const REVISION = '0123456789abcdef0123456789abcdef01234567';
const COMPONENTS = [
  ['pkg:npm/kettle@1.0.0', 'kettle', '1.0.0'],
  ['pkg:npm/kettle@2.0.0?download_url=https:%2F%2Fleaf.example%2Fkettle.tgz', 'kettle', '2.0.0'],
  ['pkg:npm/%40tea/kettle@1.0.0', '@tea/kettle', '1.0.0'],
  ['pkg:npm/%40tea/charts@5.0.1', '@tea/charts', '5.0.1'],
  [`pkg:huggingface/Leaf/Leaf-Base@${REVISION}`, 'Leaf/Leaf-Base', REVISION],
].map(([purl, name, version]) => ({ purl, name, version })) as unknown as readonly AssessedComponent[];

const named = (word: string): readonly number[] => componentsNamed(word, COMPONENTS).map((found) => COMPONENTS.indexOf(found));

describe('the components that a word means', () => {
  it.each([
    ['kettle', [0, 1]],
    ['kettle@1.0.0', [0]],
    ['kettle@9', []],
    ['@tea/kettle', [2]],
    ['@tea/kettle@1.0.0', [2]],
    ['charts', [3]],
    ['@TEA/Charts', [3]],
    ['pkg:npm/kettle', [0, 1]],
    ['pkg:npm/kettle@2.0.0', [1]],
    ['pkg:npm/@tea/kettle@1.0.0', [2]],
    ['pkg:npm/%40tea/kettle', [2]],
    ['leaf/leaf-base', [4]],
    ['leaf-base', [4]],
    ['leaf-base@0123456789', [4]],
    ['leaf-base@01234', []],
    ['', []],
    ['@', []],
    ['__proto__', []],
  ])('%s', (word, found) => {
    expect(named(word)).toEqual(found);
  });
});
