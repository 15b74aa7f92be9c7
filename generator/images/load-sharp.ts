import type Sharp from 'sharp'

export type Imaging = typeof Sharp

/** Imported only when needed, since most builds find every image already made. */
export async function loadSharp(): Promise<Imaging> {
  const { default: sharp } = await import('sharp')
  // If several threads encode one AVIF, its bytes depend on how many there are, and so on the machine.
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

/**
 * A small file can unpack into more memory than there is. The largest photographs of current cameras are below this
 * limit.
 */
const mostPixels = 220_000_000

export const readOptions = { limitInputPixels: mostPixels, failOn: 'error' } as const
