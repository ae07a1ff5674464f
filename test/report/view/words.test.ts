import { describe, expect, it } from 'vitest';
import { sharedName } from '../../../src/report/text/sentences.ts';
import { factsOf } from '../../../src/report/view/facts.ts';
import { mergedHelps } from '../../../src/report/view/helps.ts';
import { spotWords } from '../../../src/report/view/labels.ts';
import { licenseNamesOf } from '../../../src/report/view/licenses.ts';
import { sayOutcome } from '../../../src/report/view/outcome.ts';
import { sample } from '../samples.ts';

describe('advice told together', () => {
  const merge = (...helps: string[]): string[] => mergedHelps(helps.map((help) => ({ help })));

  it('offers each choice once, an exception last', () => {
    expect(
      merge(
        'Replace the package, or record an exception with a reason.',
        'Replace the package, change how it is used, or release the project under a compatible licence.',
      ),
    ).toEqual([
      'Replace the package, change how it is used, release the project under a compatible licence, or record an exception with a reason.',
    ]);
  });
  it('leaves out an exception that another choice includes', () => {
    expect(
      merge(
        'Replace the model, or obtain a commercial licence and record an exception.',
        'Replace the model, or record an exception with a reason.',
      ),
    ).toEqual(['Replace the model, or obtain a commercial licence and record an exception.']);
  });
  it('leaves other advice as it is', () => {
    const others = [
      'Read `licheck explain MIT`, then allow the licence, or record an exception.',
      'Leave the territory out, replace the model, or obtain a licence.',
      'Read the text. Then, or later, decide.',
      'Rename the model.',
      '',
    ];
    expect(merge(...others, ...others)).toEqual(others);
  });
});

describe('names of licences', () => {
  const { say, full } = licenseNamesOf(sample('tea-house'));
  const LLAMA = 'LicenseRef-scancode-llama-3.1-license-2024';
  it('stand for references, alone and in an expression', () => {
    expect(say(LLAMA)).toBe('Llama 3.1 Community License Agreement');
    expect(say(`MIT AND (${LLAMA} OR LicenseRef-none-of-ours)`)).toBe(
      'MIT AND (Llama 3.1 Community License Agreement OR LicenseRef-none-of-ours)',
    );
    expect(full(LLAMA)).toBe(`Llama 3.1 Community License Agreement (${LLAMA})`);
    expect(full('MIT')).toBe('MIT');
  });
  it('say what a family and what nobody says is', () => {
    expect(['LicenseRef-licheck-family-BSD', 'NOASSERTION', 'NONE'].map(say)).toEqual([
      'BSD (which one is not said)',
      'not known',
      'no licence granted',
    ]);
  });
  it('are not needed in a document that has none', () => expect(licenseNamesOf({}).say(LLAMA)).toBe(LLAMA));
});

describe('what is known of a model', () => {
  const [model] = sample('tea-house').components.filter(({ facts }) => Object.hasOwn(facts, 'gated'));
  if (model === undefined) throw new Error('the sample has changed');
  const revision = (version: string | null, facts: Record<string, string>): string | undefined =>
    factsOf({ ...model, version, facts }).find(([about]) => about === 'revision')?.[1];

  it('says whether the revision is pinned', () => {
    expect(revision('0123456789abcdef0123456789abcdef01234567', { revision: 'pinned' })).toBe('pinned to 0123456789');
    expect(revision(null, { revision: 'unpinned' })).toBe('not pinned: the newest is loaded');
    expect(revision(null, { revision: 'unpinned', 'revision-name': 'main' })).toBe('not pinned: “main” may move');
    expect(revision(null, {})).toBeUndefined();
  });
  it('never takes a key that is not its own', () => expect(factsOf({ ...model, version: null, facts: {} })).toEqual([]));
});

describe('told together', () => {
  it('only the first message names the component', () => {
    expect(sharedName(['a@1: x is denied', 'a@1: it lacks y', 'b: z', 'a@1 is old'])).toEqual([
      'a@1: x is denied',
      'it lacks y',
      'b: z',
      'a@1 is old',
    ]);
    expect(sharedName(['no colon', 'no colon'])).toEqual(['no colon', 'no colon']);
    expect(sharedName([])).toEqual([]);
  });
  it('a label does not repeat what it marks', () => {
    const label = { path: 'a', line: 1, column: 12, endColumn: 17, primary: true, excerpt: '"license": "MIT"' };
    expect(spotWords({ ...label, text: 'declared here as "MIT"' })).toBe('declared here');
    expect(spotWords({ ...label, text: 'declared here as "X11"' })).toBe('declared here as "X11"');
    expect(spotWords({ ...label, excerpt: '', text: 'declared here as ""' })).toBe('declared here as ""');
  });
});

describe('what came of it', () => {
  it('is said in one phrase', () => {
    const { components, ...clean } = sample('clean');
    expect(sayOutcome(sample('empty'))).toBe('no components were found, so nothing was judged');
    expect(sayOutcome({ ...sample('empty'), complete: false })).toBe('incomplete: nothing was found, so nothing was judged');
    expect(sayOutcome({ ...clean, components: components.filter(({ own }) => own) })).toBe(
      'nothing was found but the project itself',
    );
    expect(sayOutcome(sample('incomplete'))).toBe('incomplete: 0 errors, 1 warning in the 3 components that could be seen');
  });
});
