import { z } from 'zod'
import type { Author } from './author.ts'

const Manifest = z.object({
  threads: z.array(z.object({ id: z.string(), url: z.string(), title: z.string() })),
})

/** The titles of all posts that a build publishes, sorted. */
export async function publishedTitles(author: Author): Promise<string[]> {
  await author.build()
  const { threads } = Manifest.parse(JSON.parse(author.page('threads.json')))
  return threads.map(({ title }) => title).sort()
}
