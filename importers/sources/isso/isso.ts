import { markdownWithHtml } from '../../html/markdown-with-html.ts'
import {
  type Found,
  type FoundComment,
  type Input,
  type Source,
  SourceRefused,
} from '../../source.ts'
import { openDatabase, type Row, textOf } from '../../sqlite/open-database.ts'

/** The file that `dbpath` in isso.cfg names, of any version of https://isso-comments.de */
export const isso: Source = {
  name: 'isso',
  reads: 'its database (comments.db): comments',
  read,
}

async function* read({ path }: Input): AsyncGenerator<Found> {
  using database = openDatabase(path)
  if (!database.hasTable('comments') || !database.hasTable('threads'))
    throw new SourceRefused(
      `${path} has no tables "comments" and "threads": it is not a database of Isso`,
    )
  for (const row of database.rows(comments)) yield composeComment(row)
}

/**
 * Every database of Isso counts from 1, so a comment's id includes its moment. Network addresses are not read, and
 * neither is who voted, which is made from them.
 */
const comments = `
  select
    cast(comments.id as text) as id,
    cast(comments.created as text) as created,
    cast(comments.modified as text) as modified,
    cast(comments.parent as text) as parent,
    cast(above.created as text) as parentCreated,
    cast(comments.mode as text) as mode,
    cast(comments.author as text) as author,
    cast(comments.email as text) as email,
    cast(comments.website as text) as website,
    ${textOf('comments.text')} as text,
    cast(comments.tid as text) as thread,
    cast(threads.uri as text) as uri
  from comments
    left join threads on threads.id = comments.tid
    left join comments as above on above.id = comments.parent
  order by comments.id`

function composeComment(row: Row): Found {
  const { id = '', created = null, parent = null, uri = null, thread = '' } = row
  return {
    type: 'comment',
    externalId: `${id}@${created}`,
    thread: uri === null ? { ids: [`isso-thread-${thread}`] } : { urls: [uri] },
    parent: parent === null ? null : `${parent}@${row['parentCreated']}`,
    author: {
      name: unescaped(row['author'] ?? ''),
      email: unescaped(row['email'] ?? ''),
      url: unescaped(row['website'] ?? ''),
    },
    words: markdownWithHtml(row['text'] ?? ''),
    status: statusOf(Number(row['mode'] ?? 0)),
    createdAt: created,
    editedAt: row['modified'] ?? null,
  }
}

/**
 * Isso keeps what it knows of an author as HTML, but with these three escapes only:
 * https://github.com/isso-comments/isso/blob/master/isso/views/comments.py
 */
function unescaped(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/**
 * Isso keeps these as bits: 1 is shown, 2 waits, 4 was deleted and stays for its replies. Anything else waits for the
 * moderator.
 */
function statusOf(mode: number): FoundComment['status'] {
  if ((mode & 4) !== 0) return 'deleted'
  return mode === 1 ? 'approved' : 'pending'
}
