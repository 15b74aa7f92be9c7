/**
 * Joins pieces in memory of its own. Node takes buffers below 32 KB from pools of 64 KB: one small
 * buffer that is kept would keep all of its pool, with what was only needed for a moment.
 */
export function joinApart(...pieces: readonly Buffer[]): Buffer {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const whole = Buffer.allocUnsafeSlow(length)
  let end = 0
  for (const piece of pieces) end += piece.copy(whole, end)
  return whole
}
