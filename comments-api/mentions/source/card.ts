import { z } from 'zod'
import { MentionKind } from '../../contract/thread.ts'

/** What a page of a stranger says of itself: text, not made well-formed yet, and addresses, not checked yet. */
export const Card = z.object({
  kind: MentionKind,
  title: z.string(),
  author: z.object({ name: z.string(), url: z.string().nullable() }).nullable(),
  excerpt: z.string(),
  /** As it was written there. */
  published: z.string().nullable(),
  /** The entry's own address, where it is not the one that was fetched. */
  url: z.string().nullable(),
})
export type Card = z.infer<typeof Card>

/** `null`: the page does not link to the target. */
export const SourceRead = z.object({
  card: Card.nullable(),
  /** Whether it says more than its title, by microformats or Open Graph. */
  isDescribed: z.boolean(),
  /**
   * The response to which its first link to one leads. The page says
   * it: its address can be sent by anybody, with the name of any other.
   */
  answers: z.string().nullable(),
})
export type SourceRead = z.infer<typeof SourceRead>
