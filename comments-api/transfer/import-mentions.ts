import { normaliseUrl } from '../comments/fields/url.ts'
import { buried, linkGone, type Mention, normaliseWords } from '../comments/mentions/mention.ts'
import { insertMention, raiseForNew } from '../comments/mentions/store.ts'
import { insertThread } from '../comments/thread-version.ts'
import { MentionId } from '../contract/ids.ts'
import type { Database } from '../storage/database.ts'
import { sql } from '../storage/sql.ts'
import type { ArchivedMention } from './archive.ts'

/** `left out` means that its address is not one that a page could link to. */
export async function importMention(
  database: Database,
  archived: ArchivedMention,
): Promise<'imported' | 'present' | 'left out'> {
  const mention = toMention(archived)
  if (mention === null) return 'left out'
  const { id, thread, source } = mention
  const isNew = sql`
    not exists (
      select 1
      from mentions
      where id = ${id} or (thread = ${thread} and source = ${source}))`
  const insert = insertMention(mention, { via: archived.via, condition: isNew })
  const [, , inserted] = await database.batch([
    insertThread(thread),
    raiseForNew(mention, isNew),
    sql<{ readonly id: string }>`${insert} returning id`,
  ])
  return inserted.length > 0 ? 'imported' : 'present'
}

function toMention(archived: ArchivedMention): Mention | null {
  const { id, thread, parent, kind, status, reasons, createdAt } = archived
  const url = normaliseUrl(archived.url)
  if (url === null) return null
  const author =
    archived.author === null ? null : { name: archived.author, url: archived.authorUrl }
  const mention: Mention = {
    id: MentionId.parse(id),
    thread,
    parent,
    kind,
    url,
    status,
    reasons,
    createdAt,
    source: archived.source === null ? null : normaliseUrl(archived.source),
    ...normaliseWords({ ...archived, author }),
  }
  // With its words, it would be taken for another page with the same words and a link.
  const isGone = status === 'deleted' && reasons.includes(linkGone)
  return isGone ? buried(mention, reasons) : mention
}
