/** A question to the database has 65,535 values at most. */
const PIECE = 500;

export function inPieces<T>(list: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / PIECE);
  return Array.from({ length: count }, (_, index) => list.slice(index * PIECE, (index + 1) * PIECE));
}
