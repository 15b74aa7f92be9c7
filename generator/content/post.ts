/** Whether readers can comment on a post. `closesAt` is an instant in UTC. */
export type CommentsPolicy =
  | { readonly kind: 'open'; readonly closesAt: string | null }
  | { readonly kind: 'closed' }
  | { readonly kind: 'none' }

/** The parts of a post that can be checked even if the rest of its front matter is wrong. */
export type PostText = {
  /** The path of the file in the content folder, with "/" between folders. */
  readonly source: string
  /** A hash of the file's bytes. */
  readonly hash: string
  /** The line on which the Markdown begins. */
  readonly bodyLine: number
  /**
   * Possible links to files of this site, as written. The text is not parsed, so this may contain more than the real
   * links.
   */
  readonly references: readonly string[]
  /** Possible links within the text, such as "#part", found in the same way. */
  readonly fragments: readonly string[]
  /** The picture above the text. It is also one of the references. */
  readonly image: { readonly reference: string; readonly alt: string } | null
}

/** A post or a page, read from its file and checked. The text itself stays in the file. */
export type Post = PostText & {
  readonly layout: 'post' | 'page'
  /** A hash of what pages need to link to it: title, address, language, date. */
  readonly label: string
  /** A hash of everything that other pages show of it. */
  readonly face: string
  /** The id of its thread. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly description: string
  readonly language: string
  /** `null` if it is the site's author. */
  readonly author: string | null
  /** The name of the author, including the site's own. */
  readonly byline: string
  /** Instants in UTC, ISO 8601. */
  readonly date: string
  readonly updated: string | null
  readonly publish: string | null
  readonly expires: string | null
  readonly draft: boolean
  readonly tags: readonly string[]
  readonly series: string | null
  readonly canonical: string | null
  readonly aliases: readonly string[]
  readonly comments: CommentsPolicy
  readonly minutes: number
  /** The origins of video players that its page may show, for the Content-Security-Policy. */
  readonly frames: readonly string[]
}

/** A post with mistakes in its file. It is never published, but its other parts are checked in the same run. */
export type FaultyPost = {
  /** `null` if the start of the text cannot be found. */
  readonly text: PostText | null
  /** The post without its mistakes, if these affect neither its address, nor its thread, nor its time. */
  readonly standIn: Post | null
  /** The same if they do not affect its time: a draft with mistakes is still a draft. */
  readonly timed: Post | null
}

/** A file of the content folder that a post may show or link to. */
export type Attachment = {
  readonly source: string
  readonly hash: string
  /** In pixels; `null` if it is not an image. */
  readonly size: { readonly width: number; readonly height: number } | null
}
