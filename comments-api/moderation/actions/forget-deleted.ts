import { nobodysWords } from '../../comments/changes/bury.ts'
import { hour } from '../../durations.ts'
import type { Chore } from '../../events/chores.ts'
import { isWithin } from '../../storage/age.ts'
import type { Database } from '../../storage/database.ts'
import { type Query, sql } from '../../storage/sql.ts'
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
    const canBeUndone = (entry: Query) => sql`
      exists (
        select 1
        from audit
        where ${entry} and audit.undone_at is null and ${isRecent})`
    await database.batch([
      sql`
        update comments
        set ${nobodysWords}
        where status = 'deleted' and author_key <> ''
          and not ${canBeUndone(sql`audit.comment = comments.id and audit.became = 'deleted'`)}`,
      sql`
        update mentions
        set title = '', author = null, author_url = null, excerpt = ''
        where status = 'deleted' and (title <> '' or author <> '' or excerpt <> '')
          and not ${canBeUndone(sql`audit.mention = mentions.id and audit.became = 'deleted'`)}`,
      // Blocks that were lifted, see spam/blocks.ts.
      sql`
        delete from blocks
        where kind like 'lifted-%'
          and not ${canBeUndone(sql`audit.became = blocks.id and audit.type = 'unblocked'`)}`,
    ])
  }
  return { name: 'forget-deleted', every: hour, run }
}
