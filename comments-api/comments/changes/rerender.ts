import type { Database } from '../../storage/database.ts'
import { pagesOf } from '../../storage/pages.ts'
import { always, never, type Query, sql } from '../../storage/sql.ts'
import type { Comment } from '../comment.ts'
import { rendererVersion } from '../render/renderer.ts'
import { type CommentRow, commentColumns, readComment, updateRendering } from '../store.ts'
import { raiseVersion, versionOf } from '../thread-version.ts'

const batchSize = 100

/** `changed` counts those whose HTML is different now. */
type Report = { readonly rendered: number; readonly changed: number }

/**
 * Renders again each comment whose HTML was made by another version of the renderer. Works in batches, so that it can
 * be killed and run again. If readers see a change, the thread's version rises, so that pages and builds pick it up.
 * Begins again with what somebody else changed between its being read and stored, until nothing old is left.
 */
export async function rerenderComments(database: Database): Promise<Report> {
  const report = { rendered: 0, changed: 0 }
  let missed: number
  do {
    missed = 0
    const pages = pagesOf<Anew>(batchSize, last => renderOld(database, last?.comment.id))
    for await (const anew of pages) {
      const stored = await storeAll(database, anew)
      missed += anew.length - stored.length
      report.rendered += stored.length
      report.changed += stored.filter(({ isChanged }) => isChanged).length
    }
  } while (missed > 0)
  return report
}

type Row = CommentRow & { readonly stored: string }
type Anew = { readonly comment: Comment; readonly isChanged: boolean }

async function renderOld(database: Database, after = ''): Promise<Anew[]> {
  const rows = await database.all<Row>(sql`
    select ${commentColumns}, html as stored
    from comments
    where id > ${after} and renderer <> ${rendererVersion}
    order by id
    ${sql.limit(batchSize)}`)
  return rows.map(row => {
    const comment = readComment(row)
    return { comment, isChanged: comment.html !== row.stored }
  })
}

/** Those that were stored, because they were still as they had been read. */
async function storeAll(database: Database, anew: readonly Anew[]): Promise<readonly Anew[]> {
  const rows = await database.batch(anew.flatMap(store))
  return anew.filter((_, at) => rows[2 * at + 1]?.length)
}

function store({ comment, isChanged }: Anew): [Query, Query] {
  const isSeen = isChanged && comment.status === 'approved'
  return [
    raiseVersion(comment.thread, 0, isSeen ? always : never),
    updateRendering(comment, isSeen ? versionOf(comment.thread) : sql`version`),
  ]
}
