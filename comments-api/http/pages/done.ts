import { z } from 'zod'

/**
 * The query of a room's page, which names the button that led there: `done` becomes the sentence that says what the
 * button did. Unknown names say nothing.
 */
export function askedAfter(sentences: Readonly<Record<string, string>>) {
  const known = new Map(Object.entries(sentences))
  const done = z.string().transform(name => known.get(name))
  return z.object({ done: done.optional().catch(undefined) })
}
