import type { Additions } from '../../../tests/stories/published.ts'
import { writeBody, writeName } from '../../service/corpus/write-comments.ts'

export const post = { withComments: '/conversation/', without: '/monologue/' } as const

/** The same post twice: once with a hundred comments, once without and closed to them. */
export const conversationAdditions = {
  files: {
    'posts/2026-11-20-conversation.md': compose('A conversation', 'open'),
    'posts/2026-11-19-monologue.md': compose('A monologue', 'none'),
  },
  responses: Array.from({ length: 100 }, (_, number) => responseOf(number)),
} satisfies Additions

export type SentComment = { readonly author: string; readonly text: string }

/** The same comments, for programs that show them in another way. */
export const comments: readonly SentComment[] = conversationAdditions.responses.map(
  ({ author, body }) => ({ author: author.name, text: body }),
)

function compose(title: string, comments: 'open' | 'none'): string {
  const paragraphs = Array.from({ length: 8 }, (_, number) => writeBody(1_000 + number))
  return `---\ntitle: ${title}\ncomments: ${comments}\n---\n\n${paragraphs.join('\n\n')}\n`
}

function responseOf(number: number) {
  const id = (of: number) => `conversation${String(of).padStart(6, '0')}`
  return {
    type: 'comment' as const,
    id: id(number),
    thread: 'conversation',
    parent: number % 3 === 0 ? null : id(number - (number % 3)),
    author: { name: writeName(number), url: '', isOwner: number % 20 === 1 },
    body: writeBody(number),
    status: 'approved',
    createdAt: new Date(Date.UTC(2026, 10, 21, 0, number)).toISOString(),
  }
}
