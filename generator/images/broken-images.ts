/** Why images cannot be decoded, by the hashes of their files. */
export type BrokenImages = ReadonlyMap<string, string>

/** Thrown when images cannot be decoded although their headers looked sound. */
export class ImagesBroken extends Error {
  override readonly name = 'ImagesBroken'
  readonly images: BrokenImages

  constructor(images: BrokenImages) {
    super(`cannot be decoded: ${[...images.values()].join('; ')}`)
    this.images = images
  }
}
