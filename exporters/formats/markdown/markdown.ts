import { readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { findFiles } from '../../../generator/content/find-files.ts'
import type { Conversations } from '../../conversations/conversations.ts'
import type { Format, Parts } from '../../format.ts'
import type { Folder } from '../../output/stage.ts'
import { commentText, isEntry, mentionText } from './entry-text.ts'

/** Everything as files that people can read, for those who want it in git. */
export const markdown: Format = {
  name: 'markdown',
  writes: 'a folder: the content as it is, and a file for every comment beside its post',
  hasUploads: false,
  write,
}

async function write({ content, conversations, places }: Parts): Promise<readonly string[]> {
  const folder = places.openFolder()
  for (const { source, path } of findFiles(content.folder, content.folder).files) {
    // Of what an earlier export wrote, some may have been deleted or become spam since.
    if (!isEntry(source, () => readFileSync(path, 'utf8'))) await folder.copy(path, source)
  }
  for (const { id, source } of content.posts)
    await writeThread({ thread: id, place: besidePost(source), conversations, folder })
  const strays = conversations.threadsLeft()
  for (const thread of strays)
    await writeThread({ thread, place: `unmatched/${shortened(thread)}`, conversations, folder })
  return strays.length === 0 ? [] : [`threads in unmatched/ belong to no post: ${strays.length}`]
}

/** The folder that the post has, or would have if it had files. */
function besidePost(source: string): string {
  const place = source.replace(/\.md$/, '')
  return posix.basename(place) === 'index' ? posix.dirname(place) : place
}

type Writing = {
  readonly thread: string
  readonly place: string
  readonly conversations: Conversations
  readonly folder: Folder
}

async function writeThread({ thread, place, conversations, folder }: Writing): Promise<void> {
  for (const entry of conversations.commentsOf(thread))
    await folder.put(`${place}/comments/${entry.id}.yml`, commentText(thread, entry))
  for (const { mention } of conversations.mentionsOf(thread))
    await folder.put(`${place}/mentions/${mention.id}.yml`, mentionText(mention))
}

/** The name of a folder has at most 255 bytes. The whole id of the thread is in every file. */
function shortened(thread: string): string {
  return [...thread].slice(0, 60).join('')
}
