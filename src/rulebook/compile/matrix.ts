/** The source document as data: its table, its lists, its naming convention, its levels of openness. */
import type { Deviation, LicenseFacts, Matrix } from '../../model/rulebook.ts';
import type { Rules } from './rules.ts';
import type { DeviationData } from './schema.ts';
import type { Vocabulary } from './terms.ts';

const VALUES = ['Yes', 'No', 'N/A', 'May or May Not', 'No (OSI)', 'No (CC)'];
const KINDS = [
  ['permissions', 'permission'],
  ['conditions', 'condition'],
  ['limitations', 'limitation'],
] as const;

/** Checks the document's data against the ids and tags that the rulebook knows. */
export function compileMatrix(rules: Rules, licenses: ReadonlyMap<string, LicenseFacts>, vocabulary: Vocabulary): Matrix {
  const { data, wrong } = rules.matrix;
  const known = (ids: readonly string[], keys: readonly (string | number)[]): void =>
    ids.forEach((id, index) => {
      if (!licenses.has(id)) wrong([...keys, 'licenses', index], `nothing is known of ${id}`);
    });
  data.rows.forEach((row, index) => {
    known(row.licenses, ['rows', index]);
    row.values.forEach((value, column) => {
      if (!VALUES.includes(value)) wrong(['rows', index, 'values', column], `the document prints ${VALUES.join(', ')}`);
    });
  });
  data.licenses.forEach((entry, index) => {
    known(entry.licenses, ['licenses', index]);
    for (const [kind, type] of KINDS) {
      entry.facts[kind].forEach((tag, place) => {
        if (!vocabulary.has(tag, type))
          wrong(['licenses', index, 'facts', kind, place], `${tag} is no ${type} that rules/ defines`);
      });
    }
  });
  data['open-to-commercial-use'].forEach((entry, index) => {
    known(entry.licenses, ['open-to-commercial-use', index]);
  });
  const rail = rules.rail.data;
  return {
    title: data.title,
    columns: data.columns,
    rows: data.rows.map((row) => ({
      license: row.title,
      title: row.title,
      licenses: row.licenses,
      permitsModificationAndRedistribution: row.values[0],
      requiresSourceDisclosure: row.values[1],
      requiresCopyrightNotice: row.values[2],
      includesUseRestrictions: row.values[3],
      ...(row.deviations === undefined ? {} : { deviations: row.deviations.map(deviationOf) }),
    })),
    entries: data.licenses.map((entry) => ({
      title: entry.title,
      licenses: entry.licenses,
      summary: entry.summary,
      permissions: entry.permissions,
      requirements: entry.requirements,
      prohibitions: entry.prohibitions,
      facts: entry.facts,
      ...(entry.hint === undefined ? {} : { hint: entry.hint }),
      deviations: (entry.deviations ?? []).map(deviationOf),
    })),
    openToCommercialUse: data['open-to-commercial-use'],
    openness: data.openness,
    naming: { order: rail.order, letters: rail.letters, open: rail.prefix.open, criteria: rail.criteria },
    sources: data.sources,
  };
}

function deviationOf({ 'licence-says': licenseSays, kept, tags, licenses, ...rest }: DeviationData): Deviation {
  return {
    ...rest,
    licenseSays,
    ...(kept === undefined ? {} : { kept }),
    ...(tags === undefined ? {} : { tags }),
    ...(licenses === undefined ? {} : { licenses }),
  };
}
