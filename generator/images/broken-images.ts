/** For each image that cannot be decoded, by the hash of its file, the reason. */
export type BrokenImages = ReadonlyMap<string, string>

/** Thrown if images cannot be decoded although their headers were sound. */
export class ImagesBroken extends Error {
  override readonly name = 'ImagesBroken'
  readonly images: BrokenImages

  constructor(images: BrokenImages) {
    super(`cannot be decoded: ${[...images.values()].join('; ')}`)
    this.images = images
  }
}
