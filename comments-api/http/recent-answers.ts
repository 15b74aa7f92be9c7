import type { IncomingMessage } from 'node:http'
import type { World } from '../world.ts'
import type { Answer } from './answer.ts'
import type { Measure } from './metrics/measure-requests.ts'

/** `measure`: as the route counts that gave it. */
export type Kept = { readonly answer: Answer; readonly measure: Measure }

/** A request, and what its route is configured with. */
type Asked = {
  readonly raw: IncomingMessage
  readonly routeOptions: { readonly config: { readonly measure?: Measure } }
}

type Shelf = { readonly kept: Map<string, Kept>; readonly openedAt: number; bytes: number }

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

  find(request: IncomingMessage): Kept | undefined {
    if (this.#world.monotonic() - this.#shelf.openedAt >= longest) this.forget()
    return this.#shelf.kept.get(keyOf(request))
  }

  /** To be called before anything is read: what was read before a write and is kept after it lies on a shelf that nobody looks at any more. */
  keeper(): (asked: Asked, answer: Answer) => void {
    const shelf = this.#shelf
    return ({ raw, routeOptions: { config } }, answer) => {
      const { measure } = config
      // What HEAD was answered is counted as that, and seldom asked for.
      if (raw.method !== 'GET' || !measure) return
      const key = keyOf(raw)
      shelf.kept.set(key, { answer, measure })
      shelf.bytes += key.length + answer.body.length + headersTake
      if (shelf.bytes > mostBytes && shelf === this.#shelf) this.forget()
    }
  }

  forget(): void {
    this.#shelf = this.#open()
  }

  #open(): Shelf {
    return { kept: new Map(), openedAt: this.#world.monotonic(), bytes: 0 }
  }
}

/** All that such an answer depends on: its address, and what its `Vary` names. */
function keyOf({ url, headers }: IncomingMessage): string {
  return `${url}\n${headers['accept-encoding']}\n${headers.origin}`
}
