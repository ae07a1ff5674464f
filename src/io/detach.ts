/** Pieces of large texts. */

/**
 * The same text, held by itself. A piece that was cut out of a text keeps all of it in memory, which a hundred thousand
 * files cannot afford.
 */
export function detach(piece: string): string {
  // Shorter pieces are copies anyway.
  return piece.length < 13 ? piece : ` ${piece}`.slice(1);
}
