import { describe, expect, it } from 'vitest';
import { CUP, grow, hollow, judge, look, type Plant } from './grow.ts';

const AT = 'models/oolong-7b/README.md';
const card = (yaml: string): string => `---\n${yaml}\n---\n# oolong-7b\n`;
const deep = (open: string, close: string, depth: number): string => `license: ${open.repeat(depth)}${close.repeat(depth)}`;
/** Nine times nine to the ninth, in ten lines. */
const LAUGHS = Array.from({ length: 10 }, (_, i) =>
  i === 0
    ? 'a0: &a0 [mit, mit, mit, mit, mit, mit, mit, mit, mit]'
    : `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
).join('\n');

/** [what, the card] */
const CARDS: readonly (readonly [string, Plant])[] = [
  ['opens 100,000 brackets', card(`license: ${'['.repeat(100_000)}`)],
  ['nests 100,000 brackets', card(deep('[', ']', 100_000))],
  ['nests 100,000 braces', card(deep('{a: ', '}', 100_000))],
  ['nests 100,000 dashes', card(`license:\n  ${'- '.repeat(100_000)}mit`)],
  ['laughs a billion times', card(`${LAUGHS}\nlicense: *a9`)],
  ['refers to itself', card('license: &a [*a]')],
  [
    'has tags that would make code run elsewhere',
    card('license: !!js/function "function () { throw 1 }"\nx: !!python/object/apply:os.system ["exit 1"]'),
  ],
  ['has a front matter without end', `---\nlicense: mit\n${'x: 1\n'.repeat(100_000)}`],
  ['has keys that every object has', card('__proto__: {license: mit}\nconstructor: {prototype: {license: mit}}\ntoString: mit')],
  ['has a key that merges', card('x: &x {license: mit}\n<<: *x')],
  ['has a list of nulls for a licence', card('license: [null, null, ~]')],
  ['has a number for a licence', card('license: 7')],
  ['has a megabyte for a licence', card(`license: ${'mit '.repeat(250_000)}`)],
  [
    'has bases of every wrong kind',
    card('base_model: [7, null, {a: b}, "", "../../etc/passwd", "a/b/c/d", "https://hub.example/leaf/leaf-base"]\ndatasets: 7'),
  ],
  ['has 20,000 bases', card(`base_model:\n${Array.from({ length: 20_000 }, (_, i) => `- leaf/base-${i}`).join('\n')}`)],
  ['has what terminals obey', card('license: "\\e[2J\\a"\nlicense_name: "\\e]0;owned\\a"\nlicense_link: "javascript:alert(1)"')],
  ['is UTF-16 without a mark', Buffer.from(card('license: mit'), 'utf16le')],
  ['is Latin-1', Buffer.from(card('license: mit\nauthor: Ren\xe9'), 'latin1')],
  ['is 65 MB long', hollow(65 * 1024 * 1024)],
  ['is nothing but fences', '---\n'.repeat(100_000)],
];

describe('a model card that', () => {
  it.each(CARDS)('%s is borne', async (_, content) => {
    const root = grow({ ...CUP, [AT]: content });
    const { purls, diagnostics, opened } = look(root);
    expect(purls).toContain('pkg:npm/cup@1.0.0');
    for (const { code, path } of diagnostics) expect(`${code} ${path}`).toMatch(/^(?:io|discover)\/[a-z0-9-]+ models\/oolong-7b/);
    expect(opened.every((path) => !path.includes('..') && !path.startsWith('/'))).toBe(true);
    const { components } = await judge(root);
    for (const component of components.filter(({ kind }) => kind === 'model')) {
      expect(component.verdict, component.purl).not.toBe('allowed');
      expect(JSON.stringify(component).length).toBeLessThan(1_500_000);
    }
  });

  it.each([
    ['a byte order mark', `\ufeff${card('license: mit')}`],
    ['line breaks of Windows', card('license: mit').replaceAll('\n', '\r\n')],
    ['UTF-16 and a mark', Buffer.from(`\ufeff${card('license: mit')}`, 'utf16le')],
  ])('has %s is read', async (_, content) => {
    const { components, complete } = await judge(grow({ ...CUP, [AT]: content }));
    expect(components.find(({ kind }) => kind === 'model')).toMatchObject({ declared: 'MIT' });
    expect(complete).toBe(true);
  });
});
