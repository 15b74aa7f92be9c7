import { z } from 'zod'

/** A page tells its feed, and a feed its newest entry; either may be `null`. */
export const DocumentRead = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), feed: z.string().nullable() }),
  z.object({
    kind: z.literal('feed'),
    newest: z.object({ title: z.string(), url: z.string() }).nullable(),
  }),
])
export type DocumentRead = z.infer<typeof DocumentRead>
