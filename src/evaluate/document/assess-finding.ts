/** The findings of the document: sorted, with every label placed. What many findings share is held once. */
import type { AssessedFinding, AssessedLabel } from '../../model/assessment.ts';
import type { Severity } from '../../model/diagnostic.ts';
import type { Draft, Label } from '../../model/finding.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Anchor, Place } from '../../model/location.ts';
import { inOnePiece } from '../../model/text.ts';
import { createFindingTable, type FindingTable } from './finding-table.ts';
import { madeArray } from './made-array.ts';
import { growNumbers } from './numbers.ts';
import { order, SEVERITIES } from './sort.ts';

/** What findings are shown with. */
export interface FindingParts {
  readonly inventory: Pick<Inventory, 'components'>;
  readonly place: (anchor: Anchor | Place) => Place;
}

/** How many findings count with each severity, and how many are held. */
export type Tally = Readonly<Record<Severity | 'excepted' | 'baselined', number>>;

/** The findings in the document's order, and how many there are of each kind. */
export interface AssessedFindings {
  readonly findings: readonly AssessedFinding[];
  readonly tally: Tally;
}

/** Takes findings component by component, and lets each go before it takes the next. */
export function assessFindings(findings: Iterable<Draft>, { inventory, place }: FindingParts): AssessedFindings {
  const table = createFindingTable(inventory);
  const placeAll = createLabels(place);
  const tally = { error: 0, warning: 0, note: 0, excepted: 0, baselined: 0 };
  // One list of rows for each severity and code: within them findings come in the order of their components.
  const lists = { error: new Map<string, RowList>(), warning: new Map<string, RowList>(), note: new Map<string, RowList>() };
  for (const finding of findings) {
    const { severity, code, license, message, fingerprint, component, exception } = finding;
    const row = table.add(finding, placeAll(finding.labels));
    tally[exception === undefined ? severity : 'excepted'] += 1;
    let list = lists[severity].get(code);
    if (list === undefined) lists[severity].set(code, (list = createRowList(table)));
    list.add({ row, license: license ?? null, message, fingerprint }, component);
  }
  const rows = growNumbers();
  for (const severity of SEVERITIES) {
    const byCode = [...lists[severity]].sort(([a], [b]) => order(a, b));
    for (const [, list] of byCode) for (const row of list.all()) rows.push(row);
  }
  return { findings: madeArray(rows.length, (index) => table.read(rows.at(index))), tally };
}

/**
 * Places labels. A spot is placed once and has few words said to it, however many findings point there: a base is pointed at
 * by all that was made from it.
 */
function createLabels(place: FindingParts['place']): (labels: readonly Label<Anchor | Place>[]) => readonly AssessedLabel[] {
  const spots = new Map<Anchor | Place, AssessedLabel[]>();
  const assess = ({ at, text, primary }: Label<Anchor | Place>): AssessedLabel => {
    const here = spots.get(at);
    const same = here?.find((label) => label.primary === primary && label.text === text);
    if (same) return same;
    const { path, line, column, endColumn, excerpt } = here?.[0] ?? place(at);
    const label = { path, line, column, endColumn, text: inOnePiece(text), primary, excerpt };
    if (here) here.push(label);
    else spots.set(at, [label]);
    return label;
  };
  return (labels) => labels.map(assess);
}

/** What orders the findings of one component. */
type Sortable = Pick<AssessedFinding, 'license' | 'message' | 'fingerprint'> & { readonly row: number };

/** Rows of one severity and code. */
interface RowList {
  add(item: Sortable, component: number): void;
  /** Everything in order. */
  all(): Iterable<number>;
}

/** Components mostly come in the order of their purls, so that only those of one component are sorted. */
function createRowList(table: FindingTable): RowList {
  const rows = growNumbers();
  let group: Sortable[] = [];
  let component = -2;
  const close = (): void => {
    if (group.length > 1) group.sort(within);
    for (const { row } of group) rows.push(row);
    group = [];
  };
  return {
    add: (item, of) => {
      if (of !== component) close();
      component = of;
      group.push(item);
    },
    all: () => {
      close();
      const all = Uint32Array.from({ length: rows.length }, (_, i) => rows.at(i));
      const isOrdered = all.every((row, i) => i === 0 || order(table.purlOf(all[i - 1] ?? 0), table.purlOf(row)) < 1);
      return isOrdered ? all : all.sort((a, b) => byFinding(table.read(a), table.read(b)));
    },
  };
}

function within(a: Sortable, b: Sortable): number {
  return order(a.license, b.license) || order(a.message, b.message) || order(a.fingerprint, b.fingerprint);
}

function byFinding(a: AssessedFinding, b: AssessedFinding): number {
  return (
    order(a.purl, b.purl) || order(a.license, b.license) || order(a.message, b.message) || order(a.fingerprint, b.fingerprint)
  );
}
