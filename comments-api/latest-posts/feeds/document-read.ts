import { z } from 'zod'

/** A page names its feed; a feed has its newest entry. */
export const DocumentRead = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('page'), feed: z.string().nullable() }),
  z.object({
    kind: z.literal('feed'),
    newest: z.object({ title: z.string(), url: z.string() }).nullable(),
  }),
])
export type DocumentRead = z.infer<typeof DocumentRead>
