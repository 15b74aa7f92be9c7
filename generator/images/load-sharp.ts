import type Sharp from 'sharp'

export type Imaging = typeof Sharp

/** Imported late: most builds find every image ready. */
export async function loadSharp(): Promise<Imaging> {
  const { default: sharp } = await import('sharp')
  // With more threads for one image, AVIF's bytes depend on their number, and so on the machine.
  sharp.concurrency(1)
  sharp.cache(false)
  return sharp
}

/** A small file may unfold to fill any memory: the largest photographs of today's cameras pass. */
const mostPixels = 220_000_000

export const readOptions = { limitInputPixels: mostPixels, failOn: 'error' } as const
