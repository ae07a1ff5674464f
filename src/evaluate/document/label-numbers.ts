/** Labels, numbered. A spot has few words said to it, however many findings point there: all that was made from a base points at it. */
import type { AssessedLabel } from '../../model/assessment.ts';
import type { Anchor, Place } from '../../model/location.ts';
import { inOnePiece } from '../../model/text.ts';
import type { Spot } from '../check.ts';
import { labelText } from '../findings/found.ts';
import { growNumbers, numberTexts } from './numbers.ts';

export interface LabelNumbers {
  /** Places the spot when it is met for the first time. */
  numberOf(spot: Spot): number;
  at(number: number): AssessedLabel;
}

const NONE = 0xffffffff;

export function numberLabels(place: (anchor: Anchor | Place) => Place, nameAt: (index: number) => string): LabelNumbers {
  const places: Place[] = [];
  const texts = numberTexts();
  // By number: its place, its words, whose name stands before them, whether it is primary, and the next label of the same spot.
  const labels = { place: growNumbers(), text: growNumbers(), of: growNumbers(), primary: growNumbers(), next: growNumbers() };
  const firstAt = new Map<Anchor | Place, number>();
  const add = ({ at, text, primary, of }: Spot, first: number | undefined): number => {
    const number = labels.place.length;
    labels.place.push(first === undefined ? places.push(place(at)) - 1 : labels.place.at(first));
    labels.text.push(texts.of(text));
    labels.of.push(of ?? NONE);
    labels.primary.push(primary ? 1 : 0);
    labels.next.push(first ?? NONE);
    firstAt.set(at, number);
    return number;
  };
  return {
    numberOf: (spot) => {
      const first = firstAt.get(spot.at);
      const [of, primary] = [spot.of ?? NONE, spot.primary ? 1 : 0];
      for (let number = first ?? NONE; number !== NONE; number = labels.next.at(number)) {
        const isSame =
          labels.of.at(number) === of &&
          labels.primary.at(number) === primary &&
          texts.texts[labels.text.at(number)] === spot.text;
        if (isSame) return number;
      }
      return add(spot, first);
    },
    at: (number) => {
      const found = places[labels.place.at(number)];
      if (found === undefined) throw new Error(`there is no label ${number}`);
      const { path, line, column, endColumn, excerpt } = found;
      const of = labels.of.at(number);
      const text = labelText(texts.texts[labels.text.at(number)] ?? '', of === NONE ? undefined : of, nameAt);
      return { path, line, column, endColumn, text: inOnePiece(text), primary: labels.primary.at(number) === 1, excerpt };
    },
  };
}
