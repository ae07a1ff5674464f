/** The findings of the document: sorted, with every label placed. What many findings share is held once. */
import type { AssessedFinding } from '../../model/assessment.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { Found } from '../findings/found.ts';
import { createFindingTable, type FindingParts, type FindingTable } from './finding-table.ts';
import { madeArray } from './made-array.ts';
import { growNumbers } from './numbers.ts';
import { order, SEVERITIES } from './sort.ts';

/** How many findings count with each severity, and how many are held. */
export type Tally = Readonly<Record<Severity | 'excepted' | 'baselined', number>>;

/** The findings in the document's order, and how many there are of each kind. */
export interface AssessedFindings {
  readonly findings: readonly AssessedFinding[];
  readonly tally: Tally;
}

/** Takes findings component by component, and lets each go before it takes the next. */
export function assessFindings(findings: Iterable<Found>, parts: FindingParts): AssessedFindings {
  const table = createFindingTable(parts);
  const tally = { error: 0, warning: 0, note: 0, excepted: 0, baselined: 0 };
  // One list of rows for each severity and code: within them findings come in the order of their components.
  const lists = { error: new Map<string, RowList>(), warning: new Map<string, RowList>(), note: new Map<string, RowList>() };
  for (const finding of findings) {
    const { severity, code, component, exception } = finding;
    tally[exception === undefined ? severity : 'excepted'] += 1;
    let list = lists[severity].get(code);
    if (list === undefined) lists[severity].set(code, (list = createRowList(table)));
    list.add(table.add(finding), component);
  }
  const rows = growNumbers();
  for (const severity of SEVERITIES) {
    const byCode = [...lists[severity]].sort(([a], [b]) => order(a, b));
    for (const [, list] of byCode) for (const row of list.all()) rows.push(row);
  }
  return { findings: madeArray(rows.length, (index) => table.read(rows.at(index))), tally };
}

/** Rows of one severity and code. */
interface RowList {
  add(row: number, component: number): void;
  /** Everything in order. */
  all(): Iterable<number>;
}

/** Components mostly come in the order of their purls, so that only the findings of one component are sorted. */
function createRowList({ compare }: FindingTable): RowList {
  const rows = growNumbers();
  const group: number[] = [];
  let component = -2;
  let last: number | undefined;
  let isOrdered = true;
  const close = (): void => {
    const [first] = group.length > 1 ? group.sort(compare) : group;
    if (first === undefined) return;
    isOrdered &&= last === undefined || compare(last, first) <= 0;
    for (const row of group) rows.push(row);
    last = group.at(-1);
    group.length = 0;
  };
  return {
    add: (row, of) => {
      if (of !== component) close();
      component = of;
      group.push(row);
    },
    all: () => {
      close();
      const all = Uint32Array.from({ length: rows.length }, (_, i) => rows.at(i));
      return isOrdered ? all : all.sort(compare);
    },
  };
}
