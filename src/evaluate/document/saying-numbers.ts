/** What findings say, numbered: a hundred thousand models have most of a million findings that say a few hundred things. */
import { inOnePiece } from '../../model/text.ts';
import type { Found } from '../findings/found.ts';
import { numberTexts } from './numbers.ts';

/** What many findings have in common: everything but the names and the spots. */
export type Common = Pick<Found, 'code' | 'severity' | 'exception' | 'saying'>;

export interface SayingNumbers {
  numberOf(found: Common): number;
  at(number: number): Common;
}

/** Sayings that are the same object are found at once; equal ones get one number too. */
export function numberSayings(): SayingNumbers {
  const known = new Map<Found['saying'], number>();
  const texts = numberTexts();
  const keys = numberTexts();
  const commons: Common[] = [];
  const isSame = (common: Common | undefined, { code, severity, exception, saying }: Common): boolean =>
    common?.severity === severity &&
    common.code === code &&
    common.exception === exception &&
    common.saying.license === saying.license;
  const number = (found: Common): number => {
    const { code, severity, exception, saying } = found;
    const { license, message, ending, help, notes = [] } = saying;
    const key = [exception, license, message, ending, help, ...notes].map((text) => (text === undefined ? '' : texts.of(text)));
    const answer = keys.of(`${code} ${severity} ${key.join(' ')}`);
    if (answer === commons.length) commons.push({ code, severity, exception, saying: detached(saying) });
    return answer;
  };
  return {
    numberOf: (found) => {
      const { saying } = found;
      const last = known.get(saying);
      if (last !== undefined && isSame(commons[last], found)) return last;
      const answer = number(found);
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(saying, answer);
      return answer;
    },
    at: (index) => {
      const common = commons[index];
      if (common === undefined) throw new Error(`there is no saying ${index}`);
      return common;
    },
  };
}

const MOST_KNOWN = 10_000;

/** Without the pieces that its sentences were put together from. */
function detached({ license, message, ending, help, notes }: Found['saying']): Found['saying'] {
  return {
    ...(license !== undefined && { license }),
    message: inOnePiece(message),
    ...(ending !== undefined && { ending: inOnePiece(ending) }),
    help: inOnePiece(help),
    ...(notes !== undefined && { notes: notes.map(inOnePiece) }),
  };
}
