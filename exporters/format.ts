import type { Conversations } from './conversations/conversations.ts'
import type { Places } from './output/stage.ts'
import type { Content } from './posts.ts'

/** An export format. It knows how to write that format, and nothing about how we store things. */
export type Format = {
  /** As it is typed: npm run export -- NAME */
  readonly name: string
  /** What it writes, in a few words for the usage. */
  readonly writes: string
  /** Whether the files of posts go to a folder of their own. */
  readonly hasUploads: boolean
  /** Writes to the staging places, from which everything is moved at the end. Returns notes for the user. */
  write(parts: Parts): Promise<readonly string[]>
}

export type Parts = {
  readonly content: Content
  readonly conversations: Conversations
  readonly places: Places
}
