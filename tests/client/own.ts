import { sampleComment } from '../templates/samples.ts'
import { send, write } from './form.ts'
import { pageWith, wireComment } from './reader.ts'
import type { Answer } from './site.ts'
import type { Stage } from './stage.ts'

export const token = 'a-secret-token'
const { status: _, ...asSent } = wireComment()
export const comment = asSent
export const after = (milliseconds: number) =>
  new Date(Date.parse(comment.createdAt) + milliseconds).toISOString()
export const soon = after(600_000)

/** What the service answers whoever has the token. */
export function ownComment(changes: object = {}, status = 200): Answer {
  const own = { status: 'approved', comment, body: 'Something *new*.', editableUntil: soon }
  return { status, body: { ...own, version: null, ...changes } }
}

export const gone: Answer = { status: 404, body: { code: 'unknown-comment', status: 404 } }

/** How the reader of a stage publishes a response, and what they then see of it. */
export function ownOn(stage: Stage) {
  const article = () => stage.reader.page.locator('#comment-newcomment1')
  return {
    article,
    words: () => stage.reader.page.getByLabel('Your words'),
    press: (name: string) => article().getByRole('button', { name, exact: true }).click(),
    asked: (method: string) => stage.site.asked.filter(each => each.method === method),
    publish: async (until = soon) => {
      stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
      stage.site.write = () => ({
        status: 201,
        body: { status: 'approved', comment, version: 1, editToken: token, editableUntil: until },
      })
      await stage.reader.page.goto(stage.site.url)
      await write(stage.reader.page)
      await send(stage.reader.page)
      await article().waitFor()
      const read = stage.site.read
      stage.site.read = question =>
        question.url.pathname.startsWith('/api/comments/') ? ownComment() : read(question)
    },
  }
}
