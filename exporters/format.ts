import type { Conversations } from './conversations/conversations.ts'
import type { Places } from './output/stage.ts'
import type { Content } from './posts.ts'

/** One kind of thing to leave with. It knows how that is written, and nothing of how we keep it. */
export type Format = {
  /** As it is typed: npm run export -- NAME */
  readonly name: string
  /** What comes out, in a few words for the usage. */
  readonly writes: string
  /** Whether the files of posts go to a folder of their own. */
  readonly hasUploads: boolean
  /** Writes beside the places; nothing is moved before all of it is written. Answers with what a person should know. */
  write(parts: Parts): Promise<readonly string[]>
}

export type Parts = {
  readonly content: Content
  readonly conversations: Conversations
  readonly places: Places
}
