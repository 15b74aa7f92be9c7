/** Why images cannot be decoded, by the hashes of their files. */
export type BrokenImages = ReadonlyMap<string, string>

/** Images whose headers were sound when the content was read could not be decoded when they were made. */
export class ImagesBroken extends Error {
  override readonly name = 'ImagesBroken'
  readonly images: BrokenImages

  constructor(images: BrokenImages) {
    super(`cannot be decoded: ${[...images.values()].join('; ')}`)
    this.images = images
  }
}
