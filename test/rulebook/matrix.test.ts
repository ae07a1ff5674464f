import { describe, expect, it } from 'vitest';
import type { LicenseFacts, MatrixRow } from '../../src/model/rulebook.ts';
import { loadRulebook } from '../../src/rulebook/load.ts';

const rulebook = loadRulebook();
const { matrix } = rulebook;
if (!matrix) throw new Error('the rulebook has no matrix');

const COLUMNS = [
  'permitsModificationAndRedistribution',
  'requiresSourceDisclosure',
  'requiresCopyrightNotice',
  'includesUseRestrictions',
] as const;

/** The document's row, computed from the finer facts. */
function computeRow(facts: LicenseFacts): Record<(typeof COLUMNS)[number], string> {
  const permits = (tag: string): boolean => facts.permissions.some((term) => term.tag === tag);
  const asks = (...tags: readonly string[]): boolean => facts.conditions.some((term) => tags.includes(term.tag));
  const only = (...artifacts: readonly string[]): boolean => facts.artifacts.every((artifact) => artifacts.includes(artifact));
  const isRestricted = facts.restrictions.length > 0;
  const yesOrNo = (value: boolean): string => (value ? 'Yes' : 'No');
  const unsaid = facts.permissions.length === 0;
  return {
    permitsModificationAndRedistribution: unsaid
      ? 'May or May Not'
      : yesOrNo(permits('modifications') && permits('distribution')),
    requiresSourceDisclosure: unsaid
      ? 'May or May Not'
      : only('data')
        ? 'N/A'
        : yesOrNo(asks('disclose-source', 'network-use-disclose')),
    requiresCopyrightNotice: asks('include-copyright', 'attribution')
      ? 'Yes'
      : isRestricted && only('data', 'application')
        ? 'N/A'
        : 'No',
    includesUseRestrictions: isRestricted ? 'Yes' : facts.osiApproved ? 'No (OSI)' : facts.id.startsWith('CC') ? 'No (CC)' : 'No',
  };
}

describe('the source document’s table', () => {
  it('holds the ten rows as printed', () => {
    const printed = matrix.rows.map((row) => [row.license, ...COLUMNS.map((column) => row[column])].join(' | '));
    expect(printed).toEqual([
      'GNU Affero General Public License v3.0 | Yes | Yes | Yes | No (OSI)',
      'Apache 2.0 | Yes | No | Yes | No (OSI)',
      'Creative Commons Attribution Share Alike 4.0 | Yes | No | Yes | No (CC)',
      'Creative Commons Zero 1.0 Universal | Yes | No | No | No (CC)',
      'MIT License | Yes | No | Yes | No (OSI)',
      'RAIL Licenses | May or May Not | May or May Not | Yes | Yes',
      'OpenRAIL-D | Yes | N/A | N/A | Yes',
      'OpenRAIL-A | Yes | No | N/A | Yes',
      'OpenRAIL-M | Yes | No | Yes | Yes',
      'OpenRAIL-S | Yes | No | Yes | Yes',
    ]);
  });

  const cases = matrix.rows.flatMap((row) => (row.licenses ?? []).map((id) => [id, row] as const));
  it.each(cases)('follows from the facts of %s', (id, row) => {
    const facts = rulebook.facts(id);
    if (!facts) throw new Error(`rules/licenses/${id}.yaml is missing`);
    const computed = computeRow(facts);
    const off = COLUMNS.filter((column) => computed[column] !== row[column]);
    if ((row.deviations ?? []).length === 0) expect(off.map((column) => `${id} ${column}: ${computed[column]}`)).toEqual([]);
    else expect(off.length, `${id}: the row is annotated although it agrees`).toBeGreaterThan(0);
  });

  it('gives the row of each of its licences and of no other', () => {
    const rowOf = (id: string): MatrixRow | undefined => rulebook.matrixRow(id);
    expect(rowOf('AGPL-3.0-or-later')?.requiresSourceDisclosure).toBe('Yes');
    expect(rowOf('LicenseRef-RAIL-DAMS')?.license).toBe('RAIL Licenses');
    expect(rowOf('GPL-3.0-only')).toBeUndefined();
    expect(rowOf('LicenseRef-OpenRAIL-MS')).toBeUndefined();
  });
});

describe('the source document’s lists', () => {
  it('speak of the six licences of the document', () => {
    expect(matrix.entries.map((entry) => entry.title)).toEqual([
      'Apache License 2.0',
      'GPLv3',
      'LGPL',
      'MIT',
      'BSD',
      'Mozilla 2.0',
    ]);
  });

  const cases = matrix.entries.flatMap((entry) => entry.licenses.map((id) => [id, entry] as const));
  it.each(cases)('follow from the facts of %s, or say where they do not', (id, entry) => {
    const facts = rulebook.facts(id);
    if (!facts) throw new Error(`rules/licenses/${id}.yaml is missing`);
    const lacking = (['permissions', 'conditions', 'limitations'] as const).flatMap((kind) =>
      entry.facts[kind].filter((tag) => !facts[kind].some((term) => term.tag === tag)),
    );
    const annotated = entry.deviations.filter(({ licenses }) => licenses?.includes(id)).flatMap(({ tags }) => tags ?? []);
    expect([...lacking].sort()).toEqual([...annotated].sort());
  });

  it('annotate the three hints that part from the texts, with a citation and a reason', () => {
    const said = matrix.entries.flatMap(({ title, deviations }) => deviations.map(({ says }) => `${title}: ${says}`));
    expect(said).toContain('GPLv3: Commercial software cannot use GPL code.');
    expect(said).toContain('LGPL: Commercial software may not change LGPL code.');
    expect(said).toContain('Mozilla 2.0: Copyright in changed code belongs to the originator of the software.');
    for (const deviation of matrix.entries.flatMap(({ deviations }) => deviations)) {
      expect(deviation.citation).toMatch(/\d/);
      expect(deviation.reason).not.toBe('');
    }
    expect(rulebook.documentEntry?.('GPL-3.0-or-later')?.deviations[0]?.kept).toBe(
      'commercial closed-source software that is distributed',
    );
  });

  it('name only licences that permit commercial use as open to it', () => {
    const ids = matrix.openToCommercialUse.flatMap(({ licenses }) => licenses);
    expect(ids).toEqual(['Apache-2.0', 'MIT', 'LicenseRef-OpenRAIL-M', 'CC-BY-SA-4.0', 'BSD-3-Clause']);
    for (const id of ids)
      expect(
        rulebook.facts(id)?.permissions.map(({ tag }) => tag),
        id,
      ).toContain('commercial-use');
  });

  it('hold the four levels of openness and the letters of the naming convention', () => {
    expect(matrix.openness.map(({ level }) => level)).toEqual([1, 2, 3, 4]);
    expect(matrix.naming.order).toBe('DAMS');
    expect([...matrix.naming.order].map((letter) => matrix.naming.letters[letter]?.artifact)).toEqual([
      'data',
      'application',
      'model',
      'source',
    ]);
  });
});
