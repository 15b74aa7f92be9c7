import { join } from 'node:path'
import { importInto, makeContent, makeFolder } from './moving-in.ts'
import { readImported } from './read-imported.ts'

/** A published post of Ghost. */
export const rome = {
  id: '1',
  uuid: 'u-1',
  title: 'Rome: a start',
  slug: 'rome',
  html: '<p>See <a href="__GHOST_URL__/about/">me</a></p>',
  status: 'published',
  visibility: 'public',
  published_at: '2014-01-14T23:31:03.000Z',
}

type Data = Readonly<Record<string, readonly unknown[]>>

export function exportOf(posts: readonly unknown[], data: Data = {}): string {
  const db = [{ meta: { version: '5.0.0' }, data: { posts, ...data } }]
  return join(makeFolder({ 'ghost.json': JSON.stringify({ db }) }), 'ghost.json')
}

export async function importPosts(
  posts: readonly object[],
  data: Data = {},
  words: readonly string[] = [],
) {
  const content = makeContent()
  const { report } = await importInto(content, ['ghost', exportOf(posts, data), ...words])
  return { content, report, post: (file: string) => readImported(content, file) }
}

/** By way of a post of Ghost, which is kept as HTML. */
export async function importHtml(html: string) {
  const { post, report } = await importPosts([{ ...rome, html }])
  const { body } = post('posts/2014-01-15-rome.md')
  return { body: body.trimEnd(), notes: report.notes.map(({ message }) => message) }
}
