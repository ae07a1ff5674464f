import { describe, expect, it } from 'vitest';
import { print } from '../../../src/spdx/print.ts';
import { detect, read, textOf } from './detector.ts';

const entry = (name: string, text: string): string =>
  `## ${name}\nBy: Tea Leaf\nRepository: https://${name}.example\n\n${text}\n`;
const bundle = (...parts: readonly string[]): string => parts.join(`\n${'-'.repeat(40)}\n\n`);
const MIT = textOf('MIT').replace('<year> <copyright holders>', '2020 Tea Leaf');

describe('bundles of licence texts', () => {
  it('show each licence that stands word for word, at its lines', () => {
    const text = bundle(entry('cup', MIT), entry('pot', textOf('ISC')), entry('lid', MIT));
    expect(read(text, 'notice')).toBe('MIT AND ISC');
    expect(detect(text).matches.map(({ license, method }) => `${license} ${method}`)).toEqual([
      'MIT exact',
      'ISC exact',
      'MIT exact',
    ]);
  });
  it('show where the texts stand that a notice lets choose from', () => {
    const text = `Dual licensed under MIT or Apache-2.0, at your option.\n\n${MIT}\n${textOf('Apache-2.0')}`;
    const { expression, matches } = detect(text);
    expect(print(expression)).toBe('MIT OR Apache-2.0');
    expect(matches.map(({ license, method, startLine }) => [license, method, startLine > 1])).toEqual([
      ['MIT', 'header', false],
      ['Apache-2.0', 'header', false],
      ['MIT', 'exact', true],
      ['Apache-2.0', 'exact', true],
    ]);
  });
  it('do not take two halves for two licences where they are one', () => {
    expect(read(bundle(entry('cup', MIT), entry('tls', textOf('OpenSSL')), entry('lid', MIT)), 'notice')).toBe('MIT AND OpenSSL');
  });
  it('see a licence that goes on beyond one that it contains', () => {
    const longer = textOf('MIT-advertising');
    expect(read(bundle(entry('cup', MIT), entry('pot', longer), entry('lid', textOf('ISC'))), 'notice')).toBe(
      'MIT AND MIT-advertising AND ISC',
    );
  });
  it('hear a clause between two that stand word for word', () => {
    const clause = 'The software may not be used for commercial purposes without permission of the author.\n';
    expect(read(bundle(entry('cup', MIT), entry('pot', `${MIT}\n${clause}`), entry('lid', MIT)), 'license')).toBe(
      'MIT AND NOASSERTION',
    );
  });
  it('and a wording of its own among them is that wording', () => {
    const text = bundle(entry('cup', MIT), entry('pot', textOf('BSD-4-Clause')), entry('lid', textOf('BSD-2-Clause')));
    expect(read(text, 'notice')).toBe('MIT AND BSD-4-Clause AND BSD-2-Clause');
  });
});
