/**
 * Findings as numbers. A hundred thousand models have most of a million findings that say few different things about many
 * components: what they say is held once, and a finding is where to look it up. The object is written when somebody reads it.
 */
import type { AssessedFinding, AssessedLabel } from '../../model/assessment.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Anchor, Place } from '../../model/location.ts';
import { nameOf } from '../check.ts';
import { digits } from '../findings/fingerprint.ts';
import { type Found, messageOf, notesOf } from '../findings/found.ts';
import type { PathFinder } from '../findings/paths.ts';
import { numberLabels } from './label-numbers.ts';
import { growNumbers } from './numbers.ts';
import { numberSayings } from './saying-numbers.ts';
import { order } from './sort.ts';
import { numberWays } from './way-numbers.ts';

/** What findings are written with. */
export interface FindingParts {
  readonly inventory: Pick<Inventory, 'components'>;
  readonly place: (anchor: Anchor | Place) => Place;
  readonly pathTo: PathFinder;
}

/** Rows are numbered in the order in which they are added. */
export interface FindingTable {
  /** Adds a finding; answers its number. */
  add(finding: Found): number;
  read(row: number): AssessedFinding;
  /** Orders two rows of the same severity and code: by purl, licence, message, fingerprint. */
  compare(a: number, b: number): number;
}

const NO_COMPONENT = 0xffffffff;

export function createFindingTable({ inventory: { components }, place, pathTo }: FindingParts): FindingTable {
  const nameAt = (index: number): string => {
    const component = components[index];
    return component === undefined ? '' : nameOf(component);
  };
  const purlAt = (index: number): string => components[index]?.purl ?? '';
  const sayings = numberSayings();
  const labels = numberLabels(components.length, place, nameAt);
  const ways = numberWays();
  const labelsOf = growNumbers();
  const rows = {
    saying: growNumbers(),
    component: growNumbers(),
    high: growNumbers(),
    low: growNumbers(),
    lineage: growNumbers(),
    others: growNumbers(),
    labels: growNumbers(),
  };
  const componentAt = (row: number): number => {
    const component = rows.component.at(row);
    return component === NO_COMPONENT ? -1 : component;
  };
  const messageAt = (row: number): string => {
    const { saying } = sayings.at(rows.saying.at(row));
    return messageOf(saying, nameAt(componentAt(row)), nameAt(ways.endOf(rows.lineage.at(row))));
  };
  const path = createPurlMemo((component: number) => pathTo(component).map(purlAt));
  const lineage = createPurlMemo((way: number) => ways.at(way).map(purlAt));
  return {
    add: (finding) => {
      const { component, fingerprint } = finding;
      rows.saying.push(sayings.numberOf(finding));
      rows.component.push(component < 0 ? NO_COMPONENT : component);
      rows.high.push(fingerprint.high);
      rows.low.push(fingerprint.low);
      rows.lineage.push(ways.numberOf(finding.lineage));
      rows.others.push(ways.numberOf(finding.others));
      rows.labels.push(labelsOf.length);
      labelsOf.push(finding.labels.length);
      for (const label of finding.labels) labelsOf.push(labels.numberOf(label));
      return rows.saying.length - 1;
    },
    read: (row) => {
      const { code, severity, exception, saying } = sayings.at(rows.saying.at(row));
      const component = componentAt(row);
      const start = rows.labels.at(row);
      let read: readonly AssessedLabel[] | undefined;
      return {
        code,
        severity,
        purl: components[component]?.purl ?? null,
        license: saying.license ?? null,
        message: messageAt(row),
        help: saying.help,
        notes: notesOf(saying, ways.at(rows.others.at(row)).map(nameAt)),
        path: path(component),
        lineage: lineage(rows.lineage.at(row)),
        // Their lines are counted when somebody looks.
        get labels() {
          read ??= Array.from({ length: labelsOf.at(start) }, (_, i) => labels.at(labelsOf.at(start + 1 + i)));
          return read;
        },
        exception: exception ?? null,
        baselined: false,
        fingerprint: digits({ high: rows.high.at(row), low: rows.low.at(row) }),
      };
    },
    compare: (a, b) =>
      order(purlAt(componentAt(a)), purlAt(componentAt(b))) ||
      order(licenseAt(a), licenseAt(b)) ||
      order(messageAt(a), messageAt(b)) ||
      rows.high.at(a) - rows.high.at(b) ||
      rows.low.at(a) - rows.low.at(b),
  };

  function licenseAt(row: number): string | null {
    return sayings.at(rows.saying.at(row)).saying.license ?? null;
  }
}

/** The findings of a component are mostly read one after the other, and share their lists. */
function createPurlMemo(make: (number: number) => readonly string[]): (number: number) => readonly string[] {
  let last: { readonly number: number; readonly purls: readonly string[] } | undefined;
  return (number) => {
    if (last?.number !== number) last = { number, purls: make(number) };
    return last.purls;
  };
}
