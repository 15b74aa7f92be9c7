import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { World } from '../world.ts'
import { type Answer, sendAnswer } from './answer.ts'

type Shelf = { readonly answers: Map<string, Answer>; readonly openedAt: number; bytes: number }

/** What another process wrote, a new manifest and a closing date are seen this many milliseconds later at most. */
const longest = 1_000
const mostBytes = 12 * 1024 * 1024
const headersTake = 1_000

/**
 * What was answered in the last second, to be said again without asking anybody, see
 * docs/decisions/0012-an-answer-is-repeated-until-something-is-written.md.
 */
export class RecentAnswers {
  readonly #world: World
  #shelf: Shelf

  constructor(world: World) {
    this.#world = world
    this.#shelf = this.#open()
  }

  find(request: FastifyRequest): Answer | undefined {
    if (this.#world.monotonic() - this.#shelf.openedAt >= longest) this.forget()
    return this.#shelf.answers.get(keyOf(request))
  }

  /** To be called before anything is read: what was read before a write and is kept after it lies on a shelf that nobody looks at any more. */
  keeper(): (request: FastifyRequest, answer: Answer) => void {
    const shelf = this.#shelf
    return (request, answer) => {
      const key = keyOf(request)
      shelf.answers.set(key, answer)
      shelf.bytes += key.length + answer.body.length + headersTake
      if (shelf.bytes > mostBytes && shelf === this.#shelf) this.forget()
    }
  }

  forget(): void {
    this.#shelf = this.#open()
  }

  #open(): Shelf {
    return { answers: new Map(), openedAt: this.#world.monotonic(), bytes: 0 }
  }
}

/** All that such an answer depends on: its address, and what its `Vary` names. */
function keyOf({ raw, headers }: FastifyRequest): string {
  return `${raw.url}\n${headers['accept-encoding']}\n${headers.origin}`
}

/** Comes before every other hook: their headers are in the answer. */
export function repeatAnswers(app: FastifyInstance, answers: RecentAnswers): void {
  app.addHook('onRequest', function repeatAnswer(request, reply, done) {
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    const answer = isRead ? answers.find(request) : undefined
    if (answer) sendAnswer(request, reply, answer)
    else done()
  })
}
