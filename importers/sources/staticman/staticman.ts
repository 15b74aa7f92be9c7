import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { findFiles } from '../../../generator/content/find-files.ts'
import { readText } from '../../folder/read-text.ts'
import { requireFolder } from '../../folder/require-folder.ts'
import { requireWithin } from '../../folder/require-within.ts'
import { type Found, type Input, type Source, SourceRefused } from '../../source.ts'
import {
  type CommentFile,
  composeComment,
  composeMention,
  isOurs,
  momentOf,
  type Thread,
} from './compose.ts'
import { readFields } from './read-fields.ts'

/**
 * https://staticman.net/docs: a file for each comment, in a folder for each post. This site's export as Markdown has
 * the same form.
 */
export const staticman: Source = {
  name: 'staticman',
  reads: 'the folder with a folder of comments (YAML, JSON or Markdown) for each post',
  read,
}

async function* read({ path, timeZone }: Input): AsyncGenerator<Found> {
  const folder = commentsIn(path)
  const { files, mistakes } = findFiles(folder, '.')
  const ofComments = files.filter(({ source }) => /\.(?:ya?ml|json|md)$/i.test(source))
  let isExport = false
  for (const { file, message, hint } of mistakes)
    yield { type: 'note', where: file, message: `${message}, and was not read. ${hint}` }
  for (const [post, inFolder] of Map.groupBy(ofComments, ({ source }) => dirname(source))) {
    const thread = {
      ids: post === '.' ? [] : [basename(post)],
      urls: [`/${post === '.' ? '' : `${post}/`}`],
    }
    for await (const found of readThread(inFolder, { thread, timeZone })) {
      isExport ||= found.type !== 'note'
      yield found
    }
  }
  if (!isExport)
    throw new SourceRefused(
      `${path} holds no comments: no .yml, .yaml, .json or .md file in it or below is one`,
    )
}

function commentsIn(path: string): string {
  requireFolder(path, 'the comments')
  const usual = ['_data/comments', 'data/comments'].find(name => existsSync(join(path, name)))
  if (usual === undefined) return path
  requireWithin(path, usual)
  return join(path, usual)
}

type File = { readonly source: string; readonly path: string }
type Setting = { readonly thread: Thread; readonly timeZone: string }

/** Other files, such as settings of a site, are no comments and are skipped without a note. */
async function* readThread(
  files: readonly File[],
  { thread, timeZone }: Setting,
): AsyncGenerator<Found> {
  const comments: CommentFile[] = []
  const ours = new Set<string>()
  for (const { source, path } of files) {
    const { text, notes } = await readText(path)
    for (const message of notes) yield { type: 'note', where: source, message }
    const read = readFields(source, text ?? '')
    if ('fields' in read && isOurs(source, read.fields)) ours.add(`${read.fields._id}`)
    if (read.kind === 'comment')
      comments.push({ id: read.fields._id ?? source, fields: read.fields })
    else if (read.kind === 'mention') yield composeMention(read.fields, { thread, ours })
    else if (read.kind === 'unreadable')
      yield { type: 'skipped', kind: 'comment', externalId: source, reason: 'unreadable', thread }
  }
  const inOrder = comments.toSorted((a, b) => momentOf(a, timeZone) - momentOf(b, timeZone))
  for (const comment of inOrder) yield composeComment(comment, { thread, ours }, inOrder)
}
