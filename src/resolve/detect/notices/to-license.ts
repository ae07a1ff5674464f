/** A licence as the rules spell it, as a value. */
import { type License, license } from '../../../model/expression.ts';

/** `X WITH Y`, `X+` and `X` as values. */
export function toLicense(text: string): License {
  const [id = '', exception] = text.split(' WITH ');
  return id.endsWith('+') ? license(id.slice(0, -1), exception, true) : license(id, exception);
}
