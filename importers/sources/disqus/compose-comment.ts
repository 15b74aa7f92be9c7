import { autop } from '../../html/autop.ts'
import type { Found, FoundComment } from '../../source.ts'
import { textOf, type XmlElement } from '../../xml/read-xml.ts'
import type { DisqusThread } from './compose-thread.ts'
import { flagAt } from './flag-at.ts'
import { idOf } from './ids.ts'
import { plainLinks } from './plain-links.ts'

type Setting = {
  readonly number: number
  /** Disqus' number of the thread; empty if the post names none. */
  readonly thread: string
  readonly known: DisqusThread | null
}

export function composeComment(post: XmlElement, { number, thread, known }: Setting): Found {
  const id = idOf(post) ?? textOf(post, 'id')
  const reference = known?.reference ?? { ids: thread === '' ? [] : [thread] }
  if (id === '')
    return {
      type: 'skipped',
      kind: 'comment',
      externalId: `the ${number}th <post>`,
      reason: 'unreadable',
      thread: reference,
    }
  const parent = childOf(post, 'parent')
  return {
    type: 'comment',
    externalId: id,
    thread: reference,
    parent: parent === undefined ? null : idOf(parent),
    author: authorOf(post),
    words: { html: htmlOf(textOf(post, 'message')) },
    status: known?.isDeleted === true ? 'deleted' : statusOf(post),
    createdAt: textOf(post, 'createdAt') || null,
  }
}

function authorOf(post: XmlElement): FoundComment['author'] {
  const author = childOf(post, 'author')
  if (author === undefined) return { name: '' }
  return {
    name: textOf(author, 'name') || textOf(author, 'username'),
    email: textOf(author, 'email') || null,
    url: textOf(author, 'url') || null,
  }
}

/** Old exports also say whether a comment was approved. If a flag is unclear, the comment waits for the moderator. */
function statusOf(post: XmlElement): FoundComment['status'] {
  const isSpam = flagAt(post, 'isSpam')
  const isDeleted = flagAt(post, 'isDeleted')
  const isApproved = flagAt(post, 'isApproved')
  if (isSpam === 'yes') return 'spam'
  if (isDeleted === 'yes') return 'deleted'
  const isUnclear = [isSpam, isDeleted, isApproved].includes('unclear')
  return isApproved === 'no' || isUnclear ? 'pending' : 'approved'
}

/** Messages are HTML since 2012. Before that they were plain text, in which line ends count. */
function htmlOf(message: string): string {
  const html = plainLinks(message)
  return /<(?:p|br)\b/i.test(html) ? html : autop(html)
}

function childOf({ children }: XmlElement, name: string): XmlElement | undefined {
  return children.find(child => child.name === name)
}
