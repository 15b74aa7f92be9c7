import { z } from 'zod'
import { MentionKind } from '../../contract/thread.ts'

/** What a stranger's page says about itself. The text may be malformed, and the addresses are not checked yet. */
export const Card = z.object({
  kind: MentionKind,
  title: z.string(),
  author: z.object({ name: z.string(), url: z.string().nullable() }).nullable(),
  excerpt: z.string(),
  /** As the page writes it. */
  published: z.string().nullable(),
  /** The entry's own address, if it differs from the one that was fetched. */
  url: z.string().nullable(),
})
export type Card = z.infer<typeof Card>

/** `card` is `null` if the page does not link to the target. */
export const SourceRead = z.object({
  card: Card.nullable(),
  /** Whether microformats or Open Graph tell more than the title. */
  isDescribed: z.boolean(),
  /**
   * The id of the comment to which the page's first link to a comment leads. Only the page itself can tell this: an
   * address can be sent by anybody, with the name of any comment.
   */
  answers: z.string().nullable(),
})
export type SourceRead = z.infer<typeof SourceRead>
