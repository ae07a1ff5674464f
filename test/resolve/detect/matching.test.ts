import { describe, expect, it } from 'vitest';
import { createDetector } from '../../../src/resolve/detect/detector.ts';
import { smallDetector } from './small.ts';

const TEA =
  'Permission is given to every guest of the house to pour, drink and share this tea in cups of any size, warm or cold, alone or in company, ' +
  'provided that the pot is warmed before, that the leaves are kept in their tin, and that the cups are washed and dried afterwards by whoever drank from them.';
const ICED = `${TEA} Ice may be added in summer by guests who have asked the host for it and have waited for the answer with patience; nobody is bound to serve it.`;
const texts = [
  { license: 'Tea-1.0', kind: 'text' as const, text: TEA },
  { license: 'Tea-1.0-Iced', kind: 'text' as const, text: ICED },
];

describe('matching small texts', () => {
  const { detect, read } = smallDetector({ texts });

  it.each([
    ['word for word', TEA, 'Tea-1.0'],
    ['with a clause more', ICED, 'Tea-1.0-Iced'],
    ['with a title and a copyright line', `The Tea License\n\nCopyright (c) 2024 Tea House\n\n${TEA}`, 'Tea-1.0'],
    ['in another spelling of the marks', TEA.toUpperCase().replaceAll(',', ' —'), 'Tea-1.0'],
    ['with a word mistyped', TEA.replace('leaves', 'leafs'), 'Tea-1.0'],
    ['with a word that turns it', TEA.replace('is given', 'is not given'), 'NOASSERTION'],
    [
      'with a sentence put in',
      TEA.replace(
        'provided that',
        'on weekdays between nine and noon when the house is open and the host has agreed to it in writing provided that',
      ),
      'NOASSERTION',
    ],
    ['with a clause left out', TEA.replace('that the leaves are kept in their tin, and ', ''), 'NOASSERTION'],
    ['and nothing like it', 'The quick brown fox jumps over the lazy dog and runs away from the house without a cup.', 'NONE'],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('half of the longer text is the shorter one and something more', () => {
    const half = ICED.slice(0, ICED.indexOf('and have waited'));
    expect(read(`${half}. Thank you.`)).toBe('Tea-1.0 AND NOASSERTION');
  });

  it('gives the nearest when nothing is near enough', () => {
    expect(detect(TEA.replace('is given', 'is never given')).nearest.map(({ license }) => license)).toContain('Tea-1.0');
  });

  it('without an index recognises nothing and asserts nothing', () => {
    expect(createDetector(undefined).detect(TEA)).toMatchObject({ expression: { kind: 'noassertion' }, matches: [] });
  });
});

describe('texts known by digests only', () => {
  const { read } = smallDetector({
    prints: {
      'LicenseRef-tea': `${TEA} ${TEA.replaceAll('tea', 'coffee')}`,
      'LicenseRef-iced': `${ICED} ${ICED.replaceAll('tea', 'coffee')}`,
    },
  });

  it('are known again', () => {
    expect(read(`# A card\n\n${TEA} ${TEA.replaceAll('tea', 'coffee')}\n`)).toBe('LicenseRef-tea');
    expect(read(`${ICED} ${ICED.replaceAll('tea', 'coffee')}`)).toBe('LicenseRef-iced');
  });

  it('are not that licence alone when a clause is put in', () => {
    const clause =
      'Guests from other houses pay twelve coins for every cup and report it to the host in writing before the first day of the month or leave without tea or cake.';
    const altered = `${TEA} ${clause} ${TEA.replaceAll('tea', 'coffee')}`;
    expect(read(altered)).toBe('NOASSERTION');
    const marked = smallDetector({
      prints: { 'LicenseRef-tea': `${TEA} ${TEA.replaceAll('tea', 'coffee')}` },
      rules: { markers: [{ license: 'LicenseRef-tea', words: ['the', 'house', 'tea', 'license'], pluses: 0 }] },
    });
    expect(marked.read(`The House Tea License\n\n${altered}`)).toBe('LicenseRef-tea AND NOASSERTION');
  });

  it('nor when the clause is short', () => {
    const clause = 'Nobody may pour it for money without a letter from the host.';
    expect(read(`${TEA} ${clause} ${TEA.replaceAll('tea', 'coffee')}`)).toBe('NOASSERTION');
  });

  it('are not known by a half', () => {
    expect(read(TEA)).not.toContain('LicenseRef');
  });
});

describe('phrases that only one licence has', () => {
  const markers = [
    { license: 'LicenseRef-open-tea', words: ['open', 'tea', 'm'], pluses: 0 },
    { license: 'LicenseRef-open-teapp', words: ['open', 'tea', 'm', 'license'], pluses: 2 },
  ];
  const { read } = smallDetector({ rules: { markers } });

  it.each([
    ['released as Open Tea-M License', 'LicenseRef-open-tea'],
    ['released as Open Tea++-M License', 'LicenseRef-open-teapp'],
    ['released as open-tea', 'NONE'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('a text that speaks of a licence none knows', () => {
  const doubts = ['pouring is granted', 'no refund', 'the host', 'in no event'].map((words) => ({
    words: words.split(' '),
    target: words,
  }));
  const { detect } = smallDetector({ rules: { doubts } });
  const kindOf = (text: string, options = {}): string => detect(text, options).expression.kind;

  it('asserts nothing in a licence file, and needs more words elsewhere', () => {
    expect(kindOf('Pouring is granted to all.', { role: 'license' })).toBe('noassertion');
    expect(kindOf('Pouring is granted to all.', { name: 'LICENSE.txt' })).toBe('noassertion');
    expect(kindOf('Pouring is granted to all.', { role: 'readme' })).toBe('none');
    expect(kindOf('Pouring is granted to all. There is no refund. The host may in no event be asked.')).toBe('noassertion');
  });
});
