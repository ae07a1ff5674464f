/** The findings of the document: sorted, with every label placed. What many findings share is held once. */
import type { AssessedFinding, AssessedLabel } from '../../model/assessment.ts';
import type { Draft, Label } from '../../model/finding.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Anchor, Place } from '../../model/location.ts';
import { inOnePiece } from '../../model/text.ts';
import { createSorter, order, SEVERITY_ORDER, type Sorter } from './sort.ts';

/** What findings are shown with. */
export interface FindingParts {
  readonly inventory: Pick<Inventory, 'components'>;
  readonly place: (anchor: Anchor | Place) => Place;
}

/** Takes findings component by component, and lets each go before it takes the next. */
export function assessFindings(findings: Iterable<Draft>, { inventory, place }: FindingParts): AssessedFinding[] {
  const purls = (indexes: readonly number[]): readonly string[] =>
    indexes.map((index) => inventory.components[index]?.purl ?? '');
  const labels = createLabels(place);
  const shared = createSharer();
  let component = -1;
  let ways = new Map<readonly number[], readonly string[]>();
  const way = (indexes: readonly number[]): readonly string[] => {
    if (indexes.length === 0) return NOTHING;
    let found = ways.get(indexes);
    if (found === undefined) ways.set(indexes, (found = purls(indexes)));
    return found;
  };
  // One sorter for each severity and code: within them findings come in the order of their components.
  const sorters = new Map<string, Sorter<AssessedFinding>>();
  for (const finding of findings) {
    if (finding.component !== component) {
      component = finding.component;
      ways = new Map();
    }
    const assessed: AssessedFinding = {
      code: finding.code,
      severity: finding.severity,
      purl: inventory.components[component]?.purl ?? null,
      license: finding.license ?? null,
      message: inOnePiece(finding.message),
      help: shared.text(finding.help),
      notes: shared.list(finding.notes),
      path: way(finding.path),
      lineage: way(finding.lineage),
      labels: labels(finding.labels),
      exception: finding.exception ?? null,
      baselined: false,
      fingerprint: finding.fingerprint,
    };
    const key = `${SEVERITY_ORDER[finding.severity]} ${finding.code}`;
    let sorter = sorters.get(key);
    if (sorter === undefined) sorters.set(key, (sorter = createSorter(byFinding)));
    sorter.add(assessed, component);
  }
  return [...sorters].sort(([a], [b]) => order(a, b)).flatMap(([, sorter]) => sorter.all());
}

const NOTHING: readonly never[] = [];

/** Helps and notes speak of licences more than of components, so that thousands of findings have the same. */
function createSharer() {
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  let last: readonly string[] = NOTHING;
  return {
    text: (text: string): string => texts.get(text) ?? remember(texts, text, inOnePiece(text)),
    list: (list: readonly string[]): readonly string[] => {
      if (list.length === 0) return NOTHING;
      if (list === last) return list;
      const key = list.join('\0');
      last = lists.get(key) ?? remember(lists, key, list);
      return last;
    },
  };
}

function remember<T>(known: Map<string, T>, key: string, value: T): T {
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, value);
  return value;
}

const MOST_KNOWN = 10_000;

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
  // Most findings of a component point to the spot that declares its licence, and nowhere else.
  let last: readonly AssessedLabel[] = NOTHING;
  return (labels) => {
    if (labels.length === 0) return NOTHING;
    const placed = labels.map(assess);
    if (placed.length > 1) return placed;
    if (last[0] !== placed[0]) last = placed;
    return last;
  };
}

function byFinding(a: AssessedFinding, b: AssessedFinding): number {
  return (
    SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] ||
    order(a.code, b.code) ||
    order(a.purl, b.purl) ||
    order(a.license, b.license) ||
    order(a.message, b.message) ||
    order(a.fingerprint, b.fingerprint)
  );
}
