import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { toJson } from './service.ts'

/** From another address each time, so that no limit is met. */
export async function post(url: string, number: number): Promise<string | null> {
  const response = await fetch(`${url}/api/threads/rome/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': `10.1.${number >> 8}.${number & 255}`,
    },
    body: JSON.stringify(toJson({ body: `Number ${number}.` })),
  })
  const answer = (await response.json()) as { comment: { id: string } }
  return response.status === 201 ? answer.comment.id : null
}

export async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}
