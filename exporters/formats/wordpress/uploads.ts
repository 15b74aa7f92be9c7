import { posix } from 'node:path'
import { encodePath } from '../../../generator/content/encode-path.ts'
import type { Attachment, Post } from '../../../generator/content/post.ts'
import { findAttachment } from '../../../generator/content/references.ts'
import type { Folder } from '../../output/stage.ts'
import type { Content } from '../../posts.ts'

export type Upload = {
  readonly number: number
  readonly source: string
  readonly url: string
  readonly alt: string
  /** The first post that shows it. */
  readonly post: Post
  readonly postNumber: number
}

/** Pictures and files of posts, which WordPress keeps in wp-content/uploads. */
export class Uploads {
  readonly #content: Content
  readonly #bySource = new Map<string, Upload>()
  readonly #thumbnails = new Map<string, Upload>()

  constructor(content: Content) {
    this.#content = content
    for (const [index, post] of content.posts.entries()) {
      for (const reference of post.references) this.#note(post, index + 1, reference)
    }
  }

  get count(): number {
    return this.#bySource.size
  }

  attachments(): Iterable<Upload> {
    return [...this.#bySource.values(), ...this.#thumbnails.values()]
  }

  /** Returns the address of a file that the post's text refers to; `null` for anything else. */
  urlOf(post: Post, reference: string): string | null {
    const attachment = this.#attachmentOf(post, reference)
    return attachment === null ? null : (this.#bySource.get(attachment.source)?.url ?? null)
  }

  thumbnailOf({ source }: Post): number | null {
    return this.#thumbnails.get(source)?.number ?? null
  }

  async copyTo(folder: Folder): Promise<void> {
    for (const { source } of this.#bySource.values())
      await folder.copy(posix.join(this.#content.folder, source), source)
  }

  #note(post: Post, postNumber: number, reference: string): void {
    const attachment = this.#attachmentOf(post, reference)
    if (attachment === null) return
    const { source } = attachment
    const url = `${this.#content.origin}/wp-content/uploads/${encodePath(source)}`
    const upload = { source, url, post, postNumber }
    if (!this.#bySource.has(source))
      this.#bySource.set(source, { ...upload, number: this.#next(), alt: '' })
    // Each post's picture gets a number of its own, because another post may describe the same picture differently. A
    // post may refer to it again in its text.
    if (reference === post.image?.reference && !this.#thumbnails.has(post.source))
      this.#thumbnails.set(post.source, { ...upload, number: this.#next(), alt: post.image.alt })
  }

  #next(): number {
    return this.#content.posts.length + this.#bySource.size + this.#thumbnails.size + 1
  }

  #attachmentOf(post: Post, reference: string): Attachment | null {
    return findAttachment(this.#content.index, post.source, reference)
  }
}
