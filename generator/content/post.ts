/** Where a post's conversation stands; `closesAt` is an instant in UTC. */
export type CommentsPolicy =
  | { readonly kind: 'open'; readonly closesAt: string | null }
  | { readonly kind: 'closed' }
  | { readonly kind: 'none' }

/** What can be checked of a post's text, whatever else its front matter says. */
export type PostText = {
  /** The file, relative to the content folder, with "/" between folders. */
  readonly source: string
  /** A hash of the file's bytes. */
  readonly hash: string
  /** The line on which the Markdown begins. */
  readonly bodyLine: number
  /** What the text may point to on this site, as written: a superset of its links, found without parsing it. */
  readonly references: readonly string[]
  /** What it may point to within itself, as "#part"; found in the same way. */
  readonly fragments: readonly string[]
  /** The picture above it; one of the references. */
  readonly image: { readonly reference: string; readonly alt: string } | null
}

/** A post or a page as its file tells it: checked, dated, addressed. The text stays in the file. */
export type Post = PostText & {
  readonly layout: 'post' | 'page'
  /** A hash of what stands wherever it is only named: title, address, language, day. */
  readonly label: string
  /** A hash of all that other pages show of it. */
  readonly face: string
  /** The thread's id. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly description: string
  readonly language: string
  /** `null` for the site's own. */
  readonly author: string | null
  /** The name of whoever wrote it, the site's own author as well. */
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
  /** Origins whose players its page may show, for the Content-Security-Policy. */
  readonly frames: readonly string[]
}

/** A post whose file is wrong, for checks only: its mistakes are found in one run with all others. */
export type FaultyPost = {
  /** `null` where it cannot be told where the text begins. */
  readonly text: PostText | null
  /** The post without what is wrong, if its address, its thread and its time do not depend on that. */
  readonly standIn: Post | null
  /** The same, if only its time does not depend on that: a draft with mistakes is a draft. */
  readonly timed: Post | null
}

/** A file beside the posts that one of them may show or link to. */
export type Attachment = {
  readonly source: string
  readonly hash: string
  /** In pixels; `null` for what is not an image. */
  readonly size: { readonly width: number; readonly height: number } | null
}
