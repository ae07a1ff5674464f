/** The obligations of the document, sorted by purl. None is held: components alike share their lists, and an item is made of both. */
import type { AssessedObligation } from '../../model/assessment.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Owed } from '../use/obligations.ts';
import { madeArray } from './made-array.ts';
import { order } from './sort.ts';

/** `owed` has the list of each component, by index. */
export function assessObligations(
  owed: readonly (readonly Owed[])[],
  { components }: Pick<Inventory, 'components'>,
): readonly AssessedObligation[] {
  const purlOf = (component: number): string => components[component]?.purl ?? '';
  const owners = owed.flatMap((list, component) => (list.length > 0 ? [component] : []));
  owners.sort((a, b) => order(purlOf(a), purlOf(b)));
  // `firsts[i]` is where the duties of the i-th owner begin.
  const firsts = new Uint32Array(owners.length + 1);
  owners.forEach((component, i) => {
    firsts[i + 1] = (firsts[i] ?? 0) + (owed[component]?.length ?? 0);
  });
  const sortedOf = createListSorter();
  let at = 0;
  return madeArray(firsts[owners.length] ?? 0, (index) => {
    if (!isIn(index, at)) at = isIn(index, at + 1) ? at + 1 : ownerOf(index, firsts);
    const component = owners[at] ?? 0;
    const duty = sortedOf(owed[component] ?? [])[index - (firsts[at] ?? 0)];
    if (duty === undefined) throw new Error(`there is no obligation ${index}`);
    const { license, tag, trigger, what, clause, value } = duty;
    return { purl: purlOf(component), license, tag, trigger, what, clause: clause ?? null, value: value ?? null };
  });

  function isIn(index: number, owner: number): boolean {
    return (firsts[owner] ?? Infinity) <= index && index < (firsts[owner + 1] ?? 0);
  }
}

/** The last owner whose duties do not begin beyond the index. */
function ownerOf(index: number, firsts: Uint32Array): number {
  let low = 0;
  let high = firsts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((firsts[middle] ?? 0) <= index) low = middle;
    else high = middle;
  }
  return low;
}

/** Sorts each list once. */
function createListSorter(): (list: readonly Owed[]) => readonly Owed[] {
  const known = new Map<readonly Owed[], readonly Owed[]>();
  return (list) => {
    let sorted = known.get(list);
    if (sorted === undefined) known.set(list, (sorted = [...list].sort(byDuty)));
    return sorted;
  };
}

function byDuty(a: Owed, b: Owed): number {
  return order(a.license, b.license) || order(a.tag, b.tag) || order(a.value ?? null, b.value ?? null) || order(a.what, b.what);
}
