import { deeds, type Mention } from '../../comments/mentions/mention.ts'
import { type CommentStatus, canBecome } from '../../comments/status.ts'
import { decisions } from '../links/decision-links.ts'
import { linkTo } from '../links/link-to.ts'
import type { Needs } from '../needs.ts'
import type { Told } from './worth-telling.ts'
import type { MailLink, MailPart } from './write-mail.ts'

/** What moderators are told of, and may decide on: a comment or a mention. */
export type Matter = {
  readonly noun: 'response' | 'mention'
  readonly thread: string
  readonly status: CommentStatus
  readonly reasons: readonly string[]
  /** Who said what about the article of this title. */
  readonly said: (title: string) => readonly MailPart[]
  readonly links: readonly MailLink[]
}

export function commentMatter(needs: Needs, { comment, reasons }: Told): Matter {
  const { id, thread, author, body, status } = comment
  const contact = [author.email, author.url].filter(known => known !== null).join(', ')
  const by = `${author.name}${contact && ` (${contact})`}`
  return {
    noun: 'response',
    thread,
    status,
    reasons,
    said: title => [
      { kind: 'line', text: `${by}, on “${title}”:` },
      { kind: 'words', text: body },
    ],
    links: [...decisionLinks(needs, comment), { label: 'Reply', url: linkTo(needs, 'reply', id) }],
  }
}

export function mentionMatter(needs: Needs, mention: Mention): Matter {
  const { thread, author, kind, title: named, excerpt, url, status, reasons } = mention
  const by = author === null ? 'A page of nobody named' : nameOf(author)
  const words = [named, excerpt].filter(text => text !== '').join('\n\n')
  return {
    noun: 'mention',
    thread,
    status,
    reasons,
    said: title => [
      { kind: 'line', text: `${by} ${deeds[kind]}: “${title}”` },
      ...(words === '' ? [] : [{ kind: 'words', text: words } as const]),
      { kind: 'line', text: url },
    ],
    links: decisionLinks(needs, mention, '-mention'),
  }
}

function nameOf({ name, url }: NonNullable<Mention['author']>): string {
  return url === null ? name : `${name} (${url})`
}

type Decided = { readonly id: string; readonly status: CommentStatus }

/** For the decisions that are possible on a comment or, with `-mention`, on a mention. */
function decisionLinks(needs: Needs, { id, status }: Decided, of: '' | '-mention' = '') {
  return (['approve', 'spam', 'delete'] as const)
    .filter(action => canBecome(status, decisions[action].to))
    .map(action => ({
      label: decisions[action].inMail,
      url: linkTo(needs, `${action}${of}`, id),
    }))
}
