import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { findFiles } from '../../../generator/content/find-files.ts'
import { readInstant } from '../../dates.ts'
import type { Found, Input, Source } from '../../source.ts'
import { SourceRefused } from '../../source.ts'
import { type Fields, readFields } from './read-fields.ts'

/** https://staticman.net/docs: a file per comment, in a folder per post. */
export const staticman: Source = {
  name: 'staticman',
  reads: 'the folder with a folder of comments (YAML or JSON) for each post',
  read,
}

type CommentFile = { readonly path: string; readonly id: string; readonly fields: Fields }

async function* read({ path, timeZone }: Input): AsyncGenerator<Found> {
  const folder = commentsIn(path)
  const { files } = findFiles(folder, '.')
  const ofComments = files.filter(({ source }) => /\.(?:ya?ml|json)$/i.test(source))
  if (ofComments.length === 0)
    throw new SourceRefused(
      `${path} holds no comments: no .yml, .yaml or .json file is in it or below`,
    )
  for (const [post, inFolder] of Map.groupBy(ofComments, ({ source }) => dirname(source))) {
    const thread = {
      ids: post === '.' ? [] : [basename(post)],
      urls: [`/${post === '.' ? '' : `${post}/`}`],
    }
    const comments: CommentFile[] = []
    for (const { source, path: file } of inFolder) {
      const fields = readFields(source, readFileSync(file, 'utf8'))
      if (fields !== null) comments.push({ path: source, id: fields._id ?? source, fields })
      else
        yield { type: 'skipped', kind: 'comment', externalId: source, reason: 'unreadable', thread }
    }
    const inOrder = comments.toSorted((a, b) => momentOf(a, timeZone) - momentOf(b, timeZone))
    for (const comment of inOrder) yield compose(comment, thread, inOrder)
  }
}

function commentsIn(path: string): string {
  if (!statSync(path).isDirectory())
    throw new SourceRefused(`${path} is a file; name the folder that holds the comments`)
  const usual = ['_data/comments', 'data/comments', '.'].map(name => join(path, name))
  return usual.find(existsSync) ?? path
}

function compose(
  { id, fields }: CommentFile,
  thread: ThreadOf,
  inThread: readonly CommentFile[],
): Found {
  return {
    type: 'comment',
    externalId: id,
    thread: fields.slug === undefined ? thread : { ...thread, ids: [fields.slug, ...thread.ids] },
    parent: parentOf(fields, inThread),
    author: {
      name: fields.name,
      email: fields.email?.includes('@') ? fields.email : null,
      url: fields.url ?? null,
    },
    words: { markdown: fields.message },
    // Staticman publishes what it writes; themes leave out what is marked so.
    status: fields.hidden === true || fields.hidden === 'true' ? 'deleted' : 'approved',
    createdAt: fields.date ?? null,
  }
}

type ThreadOf = { readonly ids: readonly string[]; readonly urls: readonly string[] }

/** Themes write an id, or the comment's number in its thread; `_parent` is the post's name where nobody is answered. */
function parentOf(fields: Fields, inThread: readonly CommentFile[]): string | null {
  const written =
    fields.replying_to_uid ?? fields.replying_to_id ?? fields.replying_to ?? fields._parent ?? ''
  const number = /^[1-9]\d{0,5}$/.test(written) ? Number(written) : 0
  return inThread[number - 1]?.id ?? (written === '' ? null : written)
}

function momentOf({ fields }: CommentFile, timeZone: string): number {
  return Date.parse(readInstant(fields.date ?? null, timeZone) ?? '') || 0
}
