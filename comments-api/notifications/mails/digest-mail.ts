import type { Mail } from '../../send-mail.ts'
import { articleOf } from '../article.ts'
import { composeMail, type MailNeeds } from './compose-mail.ts'
import { commentMatter, type Matter, mentionMatter } from './matters.ts'
import { atTheDesk, partsOf } from './moderator-mail.ts'
import { countTold, countWaitingMentions, listTold, listWaitingMentions } from './worth-telling.ts'
import type { MailPart } from './write-mail.ts'

const most = 50

/**
 * What waits, and what was published since the previous digest. Only waiting mentions: the others came from known
 * authors. If it is too much for a mail, the newest.
 */
export async function composeDigest(
  needs: MailNeeds,
  since: string,
  to: string,
): Promise<Mail | null> {
  const { database } = needs
  const inAll = {
    comments: await countTold(database, since),
    mentions: await countWaitingMentions(database),
  }
  const comments = await listTold(database, { since, most: roomBeside(inAll.mentions) })
  const mentions = await listWaitingMentions(database, roomBeside(inAll.comments))
  const matters = [
    ...comments.map(told => commentMatter(needs, told)),
    ...mentions.map(mention => mentionMatter(needs, mention)),
  ]
  if (matters.length === 0) return null
  const shown = await Promise.all(matters.map(matter => show(needs, matter)))
  return composeMail(needs, {
    to,
    subject: `The desk of ${new URL(needs.site).host}`,
    parts: [
      ...withRules([...shown, ...theRest(inAll.comments + inAll.mentions - matters.length)]),
      { kind: 'end' },
      atTheDesk(needs),
    ],
    language: 'en',
    news: [...comments.map(({ comment }) => comment.id), ...mentions.map(({ id }) => id)].join(),
    about: 'digest',
  })
}

/** Neither many comments nor many mentions leave no room for the others. */
function roomBeside(others: number): number {
  return Math.max(most / 2, most - others)
}

async function show(needs: MailNeeds, matter: Matter): Promise<readonly MailPart[]> {
  const { title } = await articleOf(needs, matter.thread)
  return partsOf(matter, title)
}

function withRules(matters: readonly (readonly MailPart[])[]): readonly MailPart[] {
  return matters.flatMap((parts, index) => (index === 0 ? parts : [{ kind: 'rule' }, ...parts]))
}

function theRest(count: number): readonly (readonly MailPart[])[] {
  if (count <= 0) return []
  const are = count === 1 ? 'is' : 'are'
  return [[{ kind: 'line', text: `There ${are} ${count} more at the desk.` }]]
}
