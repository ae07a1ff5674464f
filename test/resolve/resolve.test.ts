import { describe, expect, it } from 'vitest';
import type { Component, LicenseFile, RawLicense } from '../../src/model/component.ts';
import type { Detection, Detector } from '../../src/model/detection.ts';
import { and, license, NOASSERTION, NONE, or } from '../../src/model/expression.ts';
import type { Inventory, LicenseText } from '../../src/model/inventory.ts';
import type { Clarification, Policy } from '../../src/model/policy.ts';
import { makePurl } from '../../src/model/purl.ts';
import { packRelations } from '../../src/model/relations.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';
import { print } from '../../src/spdx/print.ts';

const MIT = license('MIT');
const GPL = license('GPL-3.0-only');

/** A text of five lines: a holder, two licences, and a rider that nobody recognises. */
const RIDER = 'several\nCopyright (c) 2024 The Guild of the Very Long Names of Tea Houses\nMIT\nISC\nOnly at tea time';
const SEVERAL: Detection = {
  expression: and([MIT, license('ISC'), NOASSERTION]),
  confidence: 1,
  coverage: 0.5,
  matches: [
    { license: 'MIT', method: 'text', startLine: 3, endLine: 3, confidence: 1 },
    { license: 'ISC', method: 'text', startLine: 4, endLine: 4, confidence: 1 },
  ],
  nearest: [],
  remainder: [
    { startLine: 2, endLine: 2 },
    { startLine: 5, endLine: 5 },
  ],
  unread: { startLine: 5, endLine: 5 },
};

/** Recognises a text by its first word: the detector itself is tested elsewhere. */
const detector: Detector = {
  detect(text) {
    const word = text.split(/\s/)[0] ?? '';
    if (word === 'several') return SEVERAL;
    const expression = word === 'none' ? NONE : word === 'odd' ? NOASSERTION : license(word);
    const known = expression.kind === 'license';
    return {
      expression,
      confidence: known ? 1 : 0,
      coverage: known ? 1 : 0,
      matches: known ? [{ license: word, method: 'text', startLine: 1, endLine: 9, confidence: 1 }] : [],
      nearest: word === 'odd' ? [{ license: 'MIT', similarity: 0.8 }] : [],
      remainder: [],
    };
  },
};

interface Given {
  readonly says?: readonly (string | Partial<RawLicense>)[];
  readonly files?: Readonly<Record<string, string>>;
  readonly roles?: Readonly<Record<string, LicenseFile['role']>>;
  readonly clarifications?: readonly Clarification[];
}

function resolveOne({ says = [], files = {}, roles = {}, clarifications = [] }: Given) {
  const texts: LicenseText[] = Object.values(files).map((body, i) => ({ digest: `digest-${i}`, body }));
  const component: Component = {
    purl: makePurl({ type: 'npm', name: 'kettle', version: '1.0.0' }),
    name: 'kettle',
    version: '1.0.0',
    kind: 'library',
    own: false,
    declaredRaw: says.map((raw) => ({
      text: '',
      field: 'license',
      vocabulary: 'npm',
      rank: 0,
      at: { path: 'package.json', keys: ['license'] },
      ...(typeof raw === 'string' ? { text: raw } : raw),
    })),
    licenseFiles: Object.keys(files).map((path, text) => ({
      path: `kettle/${path}`,
      role: roles[path] ?? 'license',
      score: 1,
      text,
    })),
    provenance: [],
  };
  const inventory: Inventory = {
    components: [component],
    relations: packRelations([], 1),
    scopes: ['runtime'],
    roots: [],
    texts,
    diagnostics: [],
  };
  const policy = { clarifications } as unknown as Policy;
  const { resolutions, stale } = resolve({ inventory, rulebook: loadRulebook(), policy, detector });
  const [resolution] = resolutions;
  if (resolution === undefined) throw new Error('no resolution');
  return { ...resolution, stale, shown: print(resolution.effective) };
}

describe('metadata against text', () => {
  it('lets the declared expression stand when the text names one of its licences', () => {
    expect(resolveOne({ says: ['MIT OR GPL-3.0-only'], files: { LICENSE: 'MIT' } })).toMatchObject({
      effective: or([MIT, GPL]),
      basis: 'agreed',
    });
  });
  it('holds both to apply when the text names a licence that the metadata does not', () => {
    expect(resolveOne({ says: ['ISC'], files: { LICENSE: 'GPL-3.0-only' } })).toMatchObject({
      effective: and([license('ISC'), GPL]),
      basis: 'conflict',
    });
  });
  it('reads a bare GPL text as the licence of either notice', () => {
    expect(resolveOne({ says: ['GPL-3.0-or-later'], files: { COPYING: 'GPL-3.0-only' } })).toMatchObject({
      effective: license('GPL-3.0-or-later'),
      basis: 'agreed',
    });
  });
  it('fills missing metadata from the text', () => {
    expect(resolveOne({ files: { LICENSE: 'MIT' } })).toMatchObject({ effective: MIT, basis: 'detected' });
  });
  it('keeps the metadata when the text is not recognised, and says what it resembles', () => {
    const resolution = resolveOne({ says: ['MIT'], files: { LICENSE: 'odd' } });
    expect(resolution).toMatchObject({ effective: MIT, basis: 'declared' });
    expect(resolution.evidence.at(-1)?.notes.join()).toContain('MIT (80 % alike)');
  });
  it('tells where each licence of a text stands, and where what is not recognised does', () => {
    expect(resolveOne({ says: ['MIT'], files: { LICENSE: RIDER } }).evidence.at(-1)?.places).toEqual([
      { license: 'MIT', line: 3 },
      { license: 'ISC', line: 4 },
      { license: 'NOASSERTION', line: 5 },
    ]);
    expect(resolveOne({ files: { LICENSE: 'MIT' } }).evidence.at(-1)).not.toHaveProperty('places');
  });
  it('does not let a licence text undo "all rights reserved"', () => {
    expect(resolveOne({ says: ['UNLICENSED'], files: { LICENSE: 'MIT' } }).basis).toBe('conflict');
    expect(resolveOne({ says: ['UNLICENSED'], files: { LICENSE: 'MIT' } }).effective).toEqual(and([NONE, MIT]));
  });
  it('narrows a family to the member that the text shows', () => {
    expect(resolveOne({ says: ['BSD'], files: { LICENSE: 'BSD-2-Clause' } })).toMatchObject({
      effective: license('BSD-2-Clause'),
      basis: 'agreed',
    });
  });
  it('asks the README only when no licence file speaks, and NOTICE never', () => {
    const roles = { 'README.md': 'readme', NOTICE: 'notice' } as const;
    expect(resolveOne({ files: { LICENSE: 'MIT', 'README.md': 'GPL-3.0-only' }, roles }).effective).toEqual(MIT);
    expect(resolveOne({ files: { LICENSE: 'none', 'README.md': 'GPL-3.0-only' }, roles }).effective).toEqual(GPL);
    expect(resolveOne({ files: { NOTICE: 'MIT' }, roles }).effective).toEqual(NOASSERTION);
  });
});

describe('the declared licence', () => {
  it('joins spellings of equal rank with AND and leaves weaker ones unread', () => {
    expect(resolveOne({ says: [{ text: 'MIT' }, { text: 'ISC' }, { text: 'GPL-3.0-only', rank: 1 }] }).shown).toBe('MIT AND ISC');
  });
  it('passes over a word that says nothing, but never over a sentence it does not understand', () => {
    expect(resolveOne({ says: [{ text: 'unknown' }, { text: 'MIT', rank: 1 }] }).effective).toEqual(MIT);
    expect(resolveOne({ says: ['Dual License', 'MIT', 'ISC'] }).shown).toBe('MIT AND ISC');
    expect(resolveOne({ says: ['Dual License'] }).effective).toEqual(NOASSERTION);
    expect(resolveOne({ says: ['Terms of the Samovar Guild', 'MIT'] }).shown).toBe('NOASSERTION AND MIT');
    expect(resolveOne({ says: [{ text: 'Terms of the Samovar Guild' }, { text: 'MIT', rank: 1 }] }).effective).toEqual(
      NOASSERTION,
    );
  });
  it('follows a pointer to a text of the component, and only there', () => {
    const pointer = { text: 'SEE LICENSE IN TERMS.md', link: 'TERMS.md' };
    expect(resolveOne({ says: [pointer], files: { 'TERMS.md': 'MIT' } }).declared).toEqual(MIT);
    expect(resolveOne({ says: [pointer], files: { 'OTHER.md': 'none' } }).effective).toEqual(NOASSERTION);
  });
  it('does not read what is not text', () => {
    expect(resolveOne({ says: [{ text: '[null]', malformed: true }] }).effective).toEqual(NOASSERTION);
  });
  it('says nothing when nothing is said', () => {
    expect(resolveOne({})).toMatchObject({ effective: NOASSERTION, basis: 'unknown' });
  });
});

describe('the concluded licence', () => {
  const clarify = (pin: Partial<Clarification>): Clarification => ({
    component: {
      text: 'pkg:npm/kettle',
      purl: 'pkg:npm/kettle',
      at: { path: 'licheck.yaml', line: 3, column: 5, endColumn: 9, excerpt: '' },
    },
    license: MIT,
    reason: 'read by hand',
    ...pin,
  });
  it('stands above both views while its text is unchanged', () => {
    const clarifications = [clarify({ file: 'LICENSE', sha256: 'digest-0' })];
    expect(resolveOne({ says: ['ISC'], files: { LICENSE: 'GPL-3.0-only' }, clarifications })).toMatchObject({
      concluded: MIT,
      effective: MIT,
      basis: 'concluded',
      stale: [],
    });
  });
  it('lapses when the text changed or is gone', () => {
    for (const files of [{ LICENSE: 'GPL-3.0-only', OTHER: 'none' }, { OTHER: 'none' }]) {
      const resolution = resolveOne({ files, clarifications: [clarify({ file: 'LICENSE', sha256: 'digest-9' })] });
      expect(resolution.concluded).toBeUndefined();
      expect(resolution.stale).toHaveLength(1);
    }
  });
});
