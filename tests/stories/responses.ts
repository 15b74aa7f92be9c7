import { readFileSync } from 'node:fs'
import { avatarOf } from '../../comments-api/comments/avatar.ts'
import { renderBody } from '../../comments-api/comments/render/renderer.ts'
import { examples } from '../../generator/dev/examples.ts'

type Written = { readonly id: string; readonly thread: string; readonly createdAt: string }

/** The part of a line of an archive that readers see. */
type WrittenComment = Written & {
  readonly type: 'comment'
  readonly parent: string | null
  readonly author: { readonly name: string; readonly url: string; readonly isOwner: boolean }
  readonly body: string
  readonly status: string
}

type WrittenMention = Written & {
  readonly type: 'mention'
  readonly url: string
  readonly title: string
  readonly author: string | null
  readonly excerpt: string
  readonly status: string
}

export type Response = WrittenComment | WrittenMention

/** A thread as the comment service sends it. */
export type SentThread = {
  readonly thread: string
  readonly epoch: string
  readonly count: number
  readonly version: number
  readonly open: boolean
  readonly comments: readonly object[]
  readonly mentions: readonly object[]
  readonly next: null
}

export function exampleResponses(): Response[] {
  const lines = readFileSync(examples, 'utf8').trim().split('\n')
  return lines.map(line => JSON.parse(line)).filter(({ type }) => type !== 'archive')
}

/** Threads as the service would send them. These stories are not about the service, so none is started. */
export function threadsOf(responses: readonly Response[]): SentThread[] {
  const shown = responses.filter(({ status }) => status === 'approved' || status === 'deleted')
  return [...Map.groupBy(shown, ({ thread }) => thread)].map(([thread, inThread]) => {
    const comments = inThread.filter(response => response.type === 'comment')
    const mentions = inThread.filter(response => response.type === 'mention')
    const count = comments.filter(({ status }) => status === 'approved').length
    return {
      ...emptyThread(thread),
      count,
      version: 1,
      comments: comments.map(toWire),
      mentions: mentions.map(withKind),
    }
  })
}

export function emptyThread(thread: string): SentThread {
  const none = { comments: [], mentions: [], next: null }
  return { thread, epoch: '', count: 0, version: 0, open: true, ...none }
}

/** An archive may leave the kind out. */
function withKind(mention: WrittenMention): object {
  return { kind: 'link', ...mention }
}

function toWire({ author, body, ...comment }: WrittenComment): object {
  const { name, url, isOwner } = author
  return {
    ...comment,
    author: { name, url: url || null, isOwner, avatar: avatarOf(name), latestPost: null },
    html: comment.status === 'deleted' ? '' : renderBody(body),
    editedAt: null,
  }
}
