/** Orders of the document. */

export const SEVERITY_ORDER = { error: 0, warning: 1, note: 2 } as const;

/** By code units; nothing comes before everything. */
export const order = (a: string | null, b: string | null): number => {
  const [x, y] = [a ?? '', b ?? ''];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Sorts what comes group by group, such as the findings of each component. */
export interface Sorter<T> {
  /** `group` is the number of the group; things of one group follow each other. */
  add(item: T, group: number): void;
  /** Everything in order. */
  all(): T[];
}

/**
 * Makes a sorter. Groups are sorted when they are whole: they mostly come in order, and what is in order as a whole is sorted
 * by one look at each neighbour.
 */
export function createSorter<T>(compare: (a: T, b: T) => number): Sorter<T> {
  const sorted: T[] = [];
  let group: T[] = [];
  let number = -1;
  const close = (): void => {
    if (group.length > 1) group.sort(compare);
    for (const item of group) sorted.push(item);
    group = [];
  };
  return {
    add: (item, of) => {
      if (of !== number) close();
      number = of;
      group.push(item);
    },
    all: () => {
      close();
      return sorted.sort(compare);
    },
  };
}
