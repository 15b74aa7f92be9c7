import type { Mail } from '../../send-mail.ts'
import { articleOf } from '../article.ts'
import { composeMail, type MailNeeds } from './compose-mail.ts'
import { commentMatter, mentionMatter } from './matters.ts'
import { atTheDesk, partsOf } from './moderator-mail.ts'
import { listTold, listWaitingMentions } from './worth-telling.ts'
import type { MailPart } from './write-mail.ts'

const most = 50

/**
 * What waits, and what was published since the previous digest. Only waiting mentions: the others came from known
 * authors.
 */
export async function composeDigest(
  needs: MailNeeds,
  since: string,
  to: string,
): Promise<Mail | null> {
  const comments = await listTold(needs.database, { since, most: most + 1 })
  const mentions = await listWaitingMentions(needs.database, most + 1)
  const matters = [
    ...comments.map(told => commentMatter(needs, told)),
    ...mentions.map(mention => mentionMatter(needs, mention)),
  ]
  if (matters.length === 0) return null
  const ids = [...comments.map(({ comment }) => comment.id), ...mentions.map(({ id }) => id)]
  const shown = await Promise.all(
    matters.slice(0, most).map(async (matter): Promise<readonly MailPart[]> => {
      const { title } = await articleOf(needs, matter.thread)
      return [...partsOf(matter, title), { kind: 'rule' }]
    }),
  )
  const more: MailPart = { kind: 'line', text: 'There is more at the desk.' }
  return composeMail(needs, {
    to,
    subject: `The desk of ${new URL(needs.site).host}`,
    parts: [...shown.flat(), ...(matters.length > most ? [more] : []), atTheDesk(needs)],
    language: 'en',
    news: ids.join(),
    about: 'digest',
  })
}
