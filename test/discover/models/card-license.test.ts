import { describe, expect, it } from 'vitest';
import { cardLicenses } from '../../../src/discover/models/card-license.ts';
import { parsePlainYaml } from '../../../src/io/parse/plain-yaml.ts';

const read = (yaml: string) => {
  const parsed = parsePlainYaml(yaml);
  return cardLicenses(parsed.ok ? parsed.value : undefined, 'README.md', 'huggingface');
};
const said = (yaml: string): readonly string[] =>
  read(yaml).raw.map((raw) => `${raw.field}=${raw.text}${raw.link === undefined ? '' : ` -> ${raw.link}`} @${raw.rank}`);

describe('the licence keys of a card', () => {
  it.each([
    ['license: mit', ['license=mit @0']],
    ['license : mit', ['license=mit @0']],
    ['license: >-\n  apache-2.0', ['license=apache-2.0 @0']],
    ['license:\n- mit\n- gpl-3.0', ['license[0]=mit @0', 'license[1]=gpl-3.0 @0']],
    ['licenses:\n- cc-by-4.0', ['licenses[0]=cc-by-4.0 @0']],
    ['license: unknown', ['license=unknown @0']],
    ['License: mit', ['License=mit @1']],
    ['licence: apache-2.0', ['licence=apache-2.0 @1']],
    ['license:\n  hot:\n  - mit\n  cold: gpl', ['license.hot[0]=mit @0', 'license.cold=gpl @0']],
  ])('%j', (yaml, expected) => expect(said(yaml)).toEqual(expected));

  it('takes the name for the licence where the licence is "other"', () => {
    const yaml = 'license: other\nlicense_name: leaf-community\nlicense_link: >-\n  LICENSE.md';
    expect(said(yaml)).toEqual(['license_name=leaf-community -> LICENSE.md @0']);
    expect(read(yaml).raw[0]?.at).toEqual({ path: 'README.md', keys: ['license_name'] });
  });

  it('keeps "other" with its link when nothing names it', () => {
    expect(said('license: other\nlicense_link: LICENSE')).toEqual(['license=other -> LICENSE @0']);
    expect(said('license: other\nlicense_name: "{license_name}"')).toEqual(['license=other @0']);
  });

  it('lets the name stand in for every "other" of a list', () => {
    expect(said('license: [mit, other]\nlicense_name: leaf-community')).toEqual([
      'license[0]=mit @0',
      'license_name=leaf-community @0',
    ]);
    expect(said('license: [mit, other]\nlicense_details: ask the tea master')).toEqual([
      'license[0]=mit @0',
      'license_details=ask the tea master @0',
    ]);
  });

  it('does not lose a name beside another licence, nor repeat it', () => {
    expect(said('license: mit\nlicense_name: leaf-community')).toEqual(['license=mit @0', 'license_name=leaf-community @0']);
    expect(said('license: llama3.1\nlicense_name: Llama3.1')).toEqual(['license=llama3.1 @0']);
    expect(said('license: unknown\nlicense_name: leaf-community')).toEqual(['license_name=leaf-community @0']);
    expect(said('license_name: leaf-community')).toEqual(['license_name=leaf-community @0']);
  });

  it.each([
    'license: {license}',
    'license: "{license}"',
    'license: \'{{ license | default("unknown") }}\'',
    'license: <license>',
    'license: "[More Information Needed]"',
    'licence: license',
    'license: TODO',
  ])('takes %j for a blank, not a declaration', (yaml) => {
    expect(read(yaml)).toMatchObject({ raw: [], blanks: [[expect.stringMatching(/^licen[cs]e$/)]] });
  });

  it.each(['license:', 'license: ""', 'license: []', 'language: en', ''])('finds nothing in %j', (yaml) => {
    expect(read(yaml)).toEqual({ raw: [], blanks: [] });
  });

  it.each([
    ['license: 1.5', '1.5'],
    ['license: true', 'true'],
    ['license: [null, null]', '[null,null]'],
    ['license: [[[[[[mit]]]]]]', '[[[…]]]'],
  ])('keeps %j as a value that is not text', (yaml, text) => {
    expect(read(yaml).raw).toMatchObject([{ malformed: true, rank: 0, text: expect.stringContaining(text.slice(0, 3)) }]);
  });

  it('bounds a list', () => {
    expect(read(`license: [${Array.from({ length: 5000 }, (_, i) => `l${i}`).join(', ')}]`).raw).toHaveLength(200);
  });

  it('reads keys of the mapping itself only', () => {
    expect(said('__proto__:\n  license: mit')).toEqual([]);
    expect(said('license: {__proto__: mit}')).toEqual(['license.__proto__=mit @0']);
  });
});
