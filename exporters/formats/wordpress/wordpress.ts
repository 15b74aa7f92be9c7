import type { Format, Parts } from '../../format.ts'
import { attachmentItem } from './attachment-item.ts'
import { authorsOf } from './authors.ts'
import { channelHead } from './channel.ts'
import { writeComments } from './comments.ts'
import { itemEnd, itemOf } from './item.ts'
import { createPostHtml } from './post-html.ts'
import { Uploads } from './uploads.ts'

/** For https://github.com/WordPress/wordpress-importer: WXR 1.2. */
export const wordpress: Format = {
  name: 'wordpress',
  writes: 'a file for Tools, Import (WXR 1.2): posts, pages, comments',
  hasUploads: true,
  write,
}

async function write(parts: Parts): Promise<readonly string[]> {
  const { places, content } = parts
  const uploads = new Uploads(content)
  await places.writeFile(pieces(parts, uploads))
  if (places.uploads === null) return uploads.count === 0 ? [] : [left(uploads.count)]
  await uploads.copyTo(places.uploads)
  return []
}

function left(count: number): string {
  return `pictures and files of posts that were not copied: ${count}; --uploads DIR copies them`
}

/** Writes post by post and comment by comment, so that the whole is never in memory. */
async function* pieces(
  { content, conversations }: Parts,
  uploads: Uploads,
): AsyncGenerator<string> {
  const authors = authorsOf(content)
  const htmlOf = createPostHtml(content, uploads)
  yield channelHead(content, authors)
  for (const attachment of uploads.attachments()) yield attachmentItem(attachment, content)
  for (const [index, post] of content.posts.entries()) {
    const number = index + 1
    yield itemOf(post, { number, content, authors, uploads, html: htmlOf(post) })
    yield* writeComments(post.id, { conversations, site: content.site })
    yield itemEnd
  }
  yield '</channel>\n</rss>\n'
}
