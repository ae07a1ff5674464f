/** Lists of components, one behind the other, each after its length: lineages mostly, which findings of a component share. */
import { growNumbers } from './numbers.ts';

export interface WayNumbers {
  numberOf(way: readonly number[]): number;
  at(number: number): readonly number[];
  /** The last of the list; -1 when it is empty. */
  endOf(number: number): number;
}

export function numberWays(): WayNumbers {
  const numbers = growNumbers();
  numbers.push(0);
  let recent: { readonly way: readonly number[]; readonly at: number }[] = [];
  return {
    numberOf: (way) => {
      if (way.length === 0) return 0;
      const known = recent.find((one) => one.way === way);
      if (known) return known.at;
      const at = numbers.length;
      numbers.push(way.length);
      for (const index of way) numbers.push(index);
      recent = [{ way, at }, ...recent.slice(0, RECENT - 1)];
      return at;
    },
    at: (at) => Array.from({ length: numbers.at(at) }, (_, i) => numbers.at(at + 1 + i)),
    endOf: (at) => (numbers.at(at) === 0 ? -1 : numbers.at(at + numbers.at(at))),
  };
}

/** A duty and a conflict share a lineage. */
const RECENT = 4;
