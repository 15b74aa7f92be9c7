/**
 * Pieces joined in memory of their own. What Node allocates below 32 KB lies in a pool of 64
 * KB with what is needed for a moment, and holds all of it for as long as it is kept itself.
 */
export function joinApart(...pieces: readonly Buffer[]): Buffer {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const whole = Buffer.allocUnsafeSlow(length)
  let end = 0
  for (const piece of pieces) end += piece.copy(whole, end)
  return whole
}
