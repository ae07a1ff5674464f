/** Labels, numbered. A spot has few words said to it, however many findings point there: all that was made from a base points at it. */
import type { AssessedLabel } from '../../model/assessment.ts';
import type { Anchor, Place } from '../../model/location.ts';
import { inOnePiece } from '../../model/text.ts';
import type { Spot } from '../check.ts';
import { labelText } from '../findings/found.ts';
import { growNumbers, numberTexts } from './numbers.ts';

export interface LabelNumbers {
  numberOf(spot: Spot): number;
  /** Places the spot when it is read for the first time: most labels of notes are never shown. */
  at(number: number): AssessedLabel;
}

const NONE = 0xffffffff;

/** `size` is the number of components. */
export function numberLabels(
  size: number,
  place: (anchor: Anchor | Place) => Place,
  nameAt: (index: number) => string,
): LabelNumbers {
  // By spot.
  const anchors: (Anchor | Place)[] = [];
  const places: (Place | undefined)[] = [];
  const texts = numberTexts();
  // By number: its spot, its words, whose name stands before them, whether it is primary, and the next label of the same spot.
  const labels = { spot: growNumbers(), text: growNumbers(), of: growNumbers(), primary: growNumbers(), next: growNumbers() };
  const firstAt = new Map<Anchor | Place, number>();
  // The findings of a component begin with one label, and those about a base have another in common: asked before the map.
  let last: { readonly spot: Spot; readonly number: number } | undefined;
  const lastOf = new Uint32Array(size).fill(NONE);

  const isLabel = (number: number, { at, text, primary, of = NONE }: Spot): boolean =>
    labels.of.at(number) === of &&
    labels.primary.at(number) === (primary ? 1 : 0) &&
    texts.texts[labels.text.at(number)] === text &&
    anchors[labels.spot.at(number)] === at;
  const find = (spot: Spot): number => {
    const guess = spot.of === undefined ? NONE : (lastOf[spot.of] ?? NONE);
    if (guess !== NONE && isLabel(guess, spot)) return guess;
    const first = firstAt.get(spot.at) ?? NONE;
    for (let number = first; number !== NONE; number = labels.next.at(number)) if (isLabel(number, spot)) return number;
    return add(spot, first);
  };
  const add = ({ at, text, primary, of = NONE }: Spot, first: number): number => {
    const number = labels.spot.length;
    labels.spot.push(first === NONE ? anchors.length : labels.spot.at(first));
    if (first === NONE) anchors.push(at);
    labels.text.push(texts.of(text));
    labels.of.push(of);
    labels.primary.push(primary ? 1 : 0);
    labels.next.push(first);
    firstAt.set(at, number);
    return number;
  };
  return {
    numberOf: (spot) => {
      if (last?.spot === spot) return last.number;
      const number = find(spot);
      if (spot.primary) last = { spot, number };
      if (spot.of !== undefined) lastOf[spot.of] = number;
      return number;
    },
    at: (number) => {
      const spot = labels.spot.at(number);
      const anchor = anchors[spot];
      if (anchor === undefined) throw new Error(`there is no label ${number}`);
      const found = places[spot] ?? place(anchor);
      places[spot] = found;
      const { path, line, column, endColumn, excerpt } = found;
      const of = labels.of.at(number);
      const text = labelText(texts.texts[labels.text.at(number)] ?? '', of === NONE ? undefined : of, nameAt);
      return { path, line, column, endColumn, text: inOnePiece(text), primary: labels.primary.at(number) === 1, excerpt };
    },
  };
}
