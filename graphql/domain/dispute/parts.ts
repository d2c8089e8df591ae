/**
 * How much of each piece a bank has that took `amount` out of them, the first piece first, behind the `before` that
 * others took: minor units, never more than the piece. What is not in any piece is nobody's.
 */
export function partsTaken(
  pieces: readonly bigint[],
  { before, amount }: { before: bigint; amount: bigint },
): bigint[] {
  const end = before + amount
  let at = 0n
  return pieces.map((piece) => {
    const begins = at > before ? at : before
    at += piece
    const ends = at < end ? at : end
    return ends > begins ? ends - begins : 0n
  })
}
