import { describe, expect, it } from 'vitest';
import { explainException } from '../../../src/report/explain/exception.ts';
import { nearest } from '../../../src/report/explain/suggest.ts';
import { PLAIN } from '../samples.ts';
import { term } from './facts.ts';

const FACTS = {
  id: 'Tea-exception',
  name: 'Tea exception',
  category: 'weak-copyleft',
  lifts: ['same-license', 'no-such-term'],
  when: 'The leaves are linked\u001b[2J.',
  verified: 'secondary',
  sources: ['https://tea.example/exception'],
} as const;

describe('explaining an exception', () => {
  it('says what it lifts, when, and how surely that is known', () => {
    const text = explainException({ id: FACTS.id, facts: FACTS, term }, PLAIN);
    expect(text).toContain('Tea-exception  Tea exception\n');
    expect(text).toContain('• no-such-term');
    expect(text).toContain('review required');
    expect(text).not.toContain('\u001b');
  });

  it('does not pretend to know one that nobody described', () => {
    expect(explainException({ id: 'Tea-exception', term }, PLAIN).replace(/\s+/g, ' ')).toContain(
      'Nobody described what it changes: the licence before WITH is judged as if it stood alone, review required.',
    );
  });
});

describe('names that are too short to compare', () => {
  it.each(['', ' ', 'Foo', '*'])('"%s" is near nothing', (word) => expect(nearest(word, ['DOC', 'FTL', 'GD', 'SL'])).toEqual([]));
});
