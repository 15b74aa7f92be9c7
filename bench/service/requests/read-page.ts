import { z } from 'zod'
import { threadPath } from './paths.ts'

const Page = z.object({ version: z.int(), epoch: z.string(), next: z.string().nullable() })

/** What the measures go by; how long it takes is not measured. */
export async function readPage(server: { readonly url: string }, thread: string, query = '') {
  const answer = await fetch(server.url + threadPath(thread) + query)
  return Page.parse(await answer.json())
}
