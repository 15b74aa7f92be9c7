import { z } from 'zod'
import { threadPath } from './paths.ts'

const Page = z.object({ version: z.int(), epoch: z.string(), next: z.string().nullable() })

/** Reads what the measures need to know. This is not timed. */
export async function readPage(server: { readonly url: string }, thread: string, query = '') {
  const answer = await fetch(server.url + threadPath(thread) + query)
  return Page.parse(await answer.json())
}
