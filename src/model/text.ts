/** How texts are held in memory; what they say does not change. */

/**
 * The same text in one piece. What a template puts together is held as a tree of its pieces until somebody reads it, which
 * takes several times the room, and a collection of garbage walks all of it.
 */
export function inOnePiece(text: string): string {
  // Any reading joins the pieces; this one is not optimised away.
  return ANY.test(text) ? text : '';
}

const ANY = /^/;

/**
 * The same text, held by itself. A piece that was cut out of a text keeps all of it in memory, which a hundred thousand
 * files cannot afford.
 */
export function detach(piece: string): string {
  // Shorter pieces are copies anyway.
  return piece.length < 13 ? piece : inOnePiece(piece.slice(0, 1) + piece.slice(1));
}
