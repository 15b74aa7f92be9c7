import type { Comment } from '../comments/comment.ts'
import { addressKey } from '../comments/fields/address-key.ts'
import { day } from '../durations.ts'
import { isWithin } from '../storage/age.ts'
import { instant } from '../storage/instant.ts'
import { type Query, sql } from '../storage/sql.ts'
import { enqueueMail } from './mail-job.ts'
import type { Needs } from './needs.ts'

/** Mails that ask for a confirmation, within a day: nobody can use us to fill a stranger's mailbox. */
const limits = { address: 5, network: 20 } as const

/** The wish to be mailed, which waits until it is certain that a person sent it. Keyed hashes only. */
export function noteWish(needs: Needs, { id, author }: Comment): Query {
  return sql`
    insert into mailed_links (comment, address_key, network, mailed_at)
    select id, ${addressKey(needs, author.email ?? '')}, network, ''
    from comments
    where id = ${id}
    on conflict (comment) do nothing`
}

/** The wish was recorded for one address; another that was entered since has not asked for mail. */
export async function hasMovedOn(needs: Needs, { id, author }: Comment): Promise<boolean> {
  const others = await needs.database.all(sql`
    select comment
    from mailed_links
    where comment = ${id} and address_key <> ${addressKey(needs, author.email ?? '')}`)
  return others.length > 0
}

/** Once for each comment. In one batch: the job sees the wish unfulfilled, then it is marked as fulfilled. */
export function askToConfirm(needs: Needs, comment: string): Query[] {
  const mayBe = sql`
    exists (
      select 1
      from mailed_links wish
      where wish.comment = ${comment} and wish.mailed_at = ''
        and ${fewer('address_key', limits.address, needs)}
        and ${fewer('network', limits.network, needs)})`
  return [
    enqueueMail(needs, { mail: 'confirm', comment }, { condition: mayBe }),
    sql`
      update mailed_links
      set mailed_at = ${instant(needs.world.now())}
      where comment = ${comment} and mailed_at = '' and ${mayBe}`,
  ]
}

function fewer(column: 'address_key' | 'network', most: number, { world }: Needs): Query {
  const name = sql.ref(column)
  return sql`
    (select count(*)
    from mailed_links other
    where other.${name} = wish.${name} and ${isWithin('other.mailed_at', day, world)}) < ${most}`
}
