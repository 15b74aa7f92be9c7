import type { Conversations } from '../../conversations/conversations.ts'
import type { Format, Parts } from '../../format.ts'
import { addressOf, type Content } from '../../posts.ts'
import { commentIn, mentionIn, postIn } from './shapes.ts'

/** For other people's programs, as described in docs/reference/exporting.md. */
export const json: Format = {
  name: 'json',
  writes: 'a file for programs of your own: posts, pages, and every thread',
  hasUploads: false,
  write: async ({ content, conversations, places }: Parts) => {
    await places.writeFile(pieces(content, conversations))
    return []
  },
}

/** Only one comment at a time is in memory. Each has a line of its own. */
async function* pieces(content: Content, conversations: Conversations): AsyncGenerator<string> {
  const { site, origin, posts } = content
  const { title, description, language } = site
  const about = { url: origin, title, description, language, author: site.author.name }
  yield `{"format":1,\n"site":${JSON.stringify(about)},\n"posts":`
  yield* list(posts.values().map(post => JSON.stringify(postIn(post, content))))
  yield ',\n"threads":'
  yield* list(threads(content, conversations))
  yield '}\n'
}

function* threads(content: Content, conversations: Conversations): Generator<Iterable<string>> {
  for (const post of content.posts)
    yield threadOf({ id: post.id, url: addressOf(post, content.origin) }, conversations)
  for (const id of conversations.threadsLeft()) yield threadOf({ id, url: null }, conversations)
}

type Named = { readonly id: string; readonly url: string | null }

function* threadOf({ id, url }: Named, conversations: Conversations): Generator<string> {
  yield `{"id":${JSON.stringify(id)},"url":${JSON.stringify(url)},\n"comments":`
  yield* list(mapped(conversations.commentsOf(id), commentIn))
  yield ',\n"mentions":'
  yield* list(mapped(conversations.mentionsOf(id), mentionIn))
  yield '}'
}

function* mapped<Entry>(
  entries: Iterable<Entry>,
  shape: (entry: Entry) => object,
): Generator<string> {
  for (const entry of entries) yield JSON.stringify(shape(entry))
}

/** Writes an array whose members are given whole or in pieces. */
function* list(members: Iterable<string | Iterable<string>>): Generator<string> {
  let before = '[\n'
  for (const member of members) {
    yield before
    if (typeof member === 'string') yield member
    else yield* member
    before = ',\n'
  }
  yield before === '[\n' ? '[]' : '\n]'
}
