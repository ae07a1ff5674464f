/** The RAIL naming convention (https://www.licenses.ai/blog/2022/8/18/naming-convention-of-responsible-ai-licenses). */

const LETTERS = ['D', 'A', 'M', 'S'] as const;
const NAME = /^(open)?[ -]?rail[ -]([dams]{1,4})$/i;

/** A bare name of the convention, read: `OpenRAIL-SM` is `OpenRAIL-MS` with its letters out of order. */
export interface RailName {
  /** `RAIL-…` or `OpenRAIL-…` with the letters in D-A-M-S order. */
  readonly name: string;
  /** False when letters were out of order or repeated. */
  readonly inOrder: boolean;
}

/** Reads `RAIL-DAMS`, `OpenRAIL-M`, … in any case; `undefined` for anything else, such as `BigScience-OpenRAIL-M`. */
export function parseRailName(text: string): RailName | undefined {
  const match = NAME.exec(text);
  if (!match) return undefined;
  const written = (match[2] ?? '').toUpperCase();
  const letters = LETTERS.filter((letter) => written.includes(letter)).join('');
  return { name: `${match[1] === undefined ? '' : 'Open'}RAIL-${letters}`, inOrder: letters === written };
}
