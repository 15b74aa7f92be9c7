/**
 * Joins pieces in memory of their own. Node takes buffers below 32 KB from shared pools of 64 KB: keeping one small
 * buffer would keep the whole pool, with everything in it that was only needed for a moment.
 */
export function joinApart(...pieces: readonly Buffer[]): Buffer {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const whole = Buffer.allocUnsafeSlow(length)
  let end = 0
  for (const piece of pieces) end += piece.copy(whole, end)
  return whole
}
