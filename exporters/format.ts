import type { Conversations } from './conversations/conversations.ts'
import type { Places } from './output/stage.ts'
import type { Content } from './posts.ts'

/** An export format. It knows how to write that format, and nothing about how we store things. */
export type Format = {
  /** As typed: npm run export -- NAME */
  readonly name: string
  /** What comes out, in a few words for the usage. */
  readonly writes: string
  /** Whether the files of posts go to a folder of their own. */
  readonly hasUploads: boolean
  /** Writes to the staging places; nothing is moved before everything is written. Returns notes for the user. */
  write(parts: Parts): Promise<readonly string[]>
}

export type Parts = {
  readonly content: Content
  readonly conversations: Conversations
  readonly places: Places
}
