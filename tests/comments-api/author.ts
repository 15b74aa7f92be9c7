import type { OwnComment } from '../../comments-api/contract/submission.ts'
import type { Service, Words } from './service.ts'

type Told = {
  readonly comment: { readonly id: string }
  readonly editToken: string
  readonly editableUntil: string
}

/** Whoever sent a comment as a script does, with what the answer told them. */
export async function write(service: Service, words: Words, to = 'rome') {
  const answer = await service.submit(to, words)
  const { comment, editToken, editableUntil } = (await answer.json()) as Told
  return { id: comment.id, token: editToken, editableUntil, ...own(service, comment.id, editToken) }
}

/** What can be done with a token, whether it is the right one or not. */
export function own(service: Service, id: string, token: string) {
  const path = `/api/comments/${id}`
  const authorization = { authorization: `Bearer ${token}` }
  const edit = (changes: unknown) =>
    service.ask(path, {
      method: 'PATCH',
      headers: { ...authorization, 'content-type': 'application/json' },
      body: JSON.stringify(changes),
    })
  return {
    ask: () => service.ask(path, { headers: authorization }),
    read: async () =>
      (await (await service.ask(path, { headers: authorization })).json()) as OwnComment,
    edit,
    erase: () => service.ask(path, { method: 'DELETE', headers: authorization }),
  }
}
