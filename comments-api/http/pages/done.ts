import { z } from 'zod'

/**
 * The query of a section's page, which names the button that led there: `done` becomes the sentence that says what the
 * button did. Unknown names say nothing.
 */
export function askedAfter(sentences: Readonly<Record<string, string>>) {
  const known = new Map(Object.entries(sentences))
  const done = z.string().transform(name => known.get(name))
  return z.object({ done: done.optional().catch(undefined) })
}

/** What the last button did, in the query of a page: the act in the log, and how many were left as before. */
export const Told = z.object({
  done: z.string().max(40).optional().catch(undefined),
  missed: z.coerce.number().int().min(0).max(1_000).default(0).catch(0),
})
export type Told = z.infer<typeof Told>
