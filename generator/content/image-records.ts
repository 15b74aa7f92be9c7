/** Which images each text shows, and their facts, by the hashes of their bytes; for an SVG, also by its ending. */
export type ImageRecords = {
  /** Changes whenever the same image would be made into other bytes. */
  readonly recipe: string
  readonly uses: { readonly [textHash: string]: ImageUses }
  readonly facts: { readonly [fileHash: string]: ImageFacts }
}

/** References of one text in their plain spelling, in its order. */
export type ImageUses = {
  readonly shown: readonly string[]
  /** Linked to, or loaded by raw HTML: such a file is published as it is. */
  readonly linked: readonly string[]
}

/** Sizes are in pixels, rotated according to the image's EXIF orientation. */
export type ImageFacts =
  | {
      readonly kind: 'still'
      readonly width: number
      readonly height: number
      /** PNG for transparency and drawings, which JPEG would blur. */
      readonly fallback: 'jpeg' | 'png'
    }
  /** Animations are shown as they are. */
  | { readonly kind: 'moving'; readonly width: number; readonly height: number }
  /** So is an SVG. */
  | { readonly kind: 'drawing' }
  | { readonly kind: 'broken'; readonly reason: string }
