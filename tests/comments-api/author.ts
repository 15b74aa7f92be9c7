import type { OwnComment } from '../../comments-api/contract/submission.ts'
import { idOf, type Service, type Words } from './service.ts'

export type Told = {
  readonly comment: { readonly id: string }
  readonly editToken: string
  readonly editableUntil: string
}

/** Submits this many comments, a second apart. */
export async function fill(service: Service, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let number = 1; number <= count; number += 1) {
    service.clock.advance(1_000)
    ids.push(await idOf(await service.submit('rome', { body: `Words, number ${number}.` })))
  }
  return ids
}

/** Sends a comment as the script does, and returns what the answer told its author. */
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
