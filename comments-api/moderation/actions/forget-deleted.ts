import { nobodysWords } from '../../comments/changes/bury.ts'
import { hour } from '../../durations.ts'
import type { Chore } from '../../events/chores.ts'
import { isWithin } from '../../storage/age.ts'
import type { Database } from '../../storage/database.ts'
import { sql } from '../../storage/sql.ts'
import type { World } from '../../world.ts'

/** For how many days a deletion can be undone. */
export const deletedDays = 7

type Needs = { readonly database: Database; readonly world: World }

/**
 * Erases the words of what moderators deleted, once it can no longer be restored. What an author deletes is erased at
 * once.
 */
export function forgetDeleted({ database, world }: Needs): Chore {
  async function run(): Promise<void> {
    const isRecent = isWithin('audit.created_at', deletedDays * 24 * hour, world)
    await database.batch([
      sql`
        update comments
        set ${nobodysWords}
        where status = 'deleted' and author_key <> ''
          and not exists (
            select 1
            from audit
            where audit.comment = comments.id
              and audit.became = 'deleted'
              and audit.undone_at is null
              and ${isRecent})`,
      sql`
        update mentions
        set title = '', author = null, author_url = null, excerpt = ''
        where status = 'deleted' and (title <> '' or author <> '' or excerpt <> '')
          and not exists (
            select 1
            from audit
            where audit.mention = mentions.id
              and audit.became = 'deleted'
              and audit.undone_at is null
              and ${isRecent})`,
      // Blocks that were lifted, see spam/blocks.ts.
      sql`
        delete from blocks
        where kind like 'lifted-%'
          and not exists (
            select 1
            from audit
            where audit.became = blocks.id
              and audit.type = 'unblocked'
              and audit.undone_at is null
              and ${isRecent})`,
    ])
  }
  return { name: 'forget-deleted', every: hour, run }
}
