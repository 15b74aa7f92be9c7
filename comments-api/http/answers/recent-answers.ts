import type { IncomingMessage } from 'node:http'
import type { World } from '../../world.ts'
import type { Measure } from '../metrics/measure-requests.ts'
import type { Answer } from './answer.ts'

type Make = () => Promise<Answer>

/** `measure`: as the route counts that gave it. */
export type Kept = { readonly answer: Answer; readonly measure: Measure }
type Source = { readonly make: Make; readonly measure: Measure }

/** What of a request an answer can depend on. */
type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/** A request, and what its route is configured with. */
type Asked = {
  readonly raw: Request
  readonly routeOptions: { readonly config: { readonly measure?: Measure } }
}

type Shelf = {
  readonly kept: Map<string, Kept>
  /** What is on its way: whoever asks alike meanwhile waits for the same. */
  readonly making: Map<string, Promise<Kept>>
  readonly openedAt: number
  bytes: number
}

/** What another process wrote, a new manifest and a closing date are seen this many milliseconds later at most. */
const longest = 1_000
const mostBytes = 12 * 1024 * 1024
const headersTake = 1_000
const mostSources = 1_000
/** A header may be four times as long: so that strangers cannot fill more than a few megabytes. */
const longestKey = 4_000

/**
 * What was answered in the last second, to be said again without asking anybody, see
 * docs/decisions/0012-an-answer-is-repeated-until-something-is-written.md; and how to make anew what is older.
 */
export class RecentAnswers {
  readonly #world: World
  readonly #sources = new Map<string, Source>()
  #shelf: Shelf

  constructor(world: World) {
    this.#world = world
    this.#shelf = this.#open()
  }

  find(request: Request): Kept | undefined {
    if (this.#world.monotonic() - this.#shelf.openedAt >= longest) this.forget()
    return this.#shelf.kept.get(keyOf(request))
  }

  /** Asks what the answer is made of, and nothing of what the way to its route found out. */
  renew(request: Request): Promise<Kept> | undefined {
    const key = keyOf(request)
    const source = this.#sources.get(key)
    return this.#shelf.making.get(key) ?? (source && this.#make(key, source))
  }

  /** `make` is asked again for who asks alike, and must hold nothing of this request. */
  async answer({ raw, routeOptions }: Asked, make: Make): Promise<Answer> {
    const { measure } = routeOptions.config
    // What HEAD was answered is counted as that, and seldom asked for.
    if (raw.method !== 'GET' || !measure) return make()
    const { answer } = await this.#make(keyOf(raw), { make, measure })
    return answer
  }

  /** For a route that reads nothing of what stands after a `?`: who adds to its address asks for the same. */
  async answerAtPath({ raw, routeOptions }: Asked, make: Make): Promise<Answer> {
    if (raw.method !== 'GET') return make()
    const path = atPath(raw)
    const known = this.find(path) ?? this.#shelf.making.get(keyOf(path))
    if (known === undefined) return this.answer({ raw: path, routeOptions }, make)
    return (await known).answer
  }

  forget(): void {
    this.#shelf = this.#open()
  }

  #open(): Shelf {
    return { kept: new Map(), making: new Map(), openedAt: this.#world.monotonic(), bytes: 0 }
  }

  /** What was read before a write and is ready after it lies on a shelf that nobody looks at any more. */
  #make(key: string, source: Source): Promise<Kept> {
    const shelf = this.#shelf
    const made = this.#fill(shelf, key, source)
    shelf.making.set(key, made)
    made.catch(() => this.#sources.delete(key)).finally(() => shelf.making.delete(key))
    return made
  }

  async #fill(shelf: Shelf, key: string, source: Source): Promise<Kept> {
    const kept = { answer: await source.make(), measure: source.measure }
    this.#remember(key, source)
    shelf.kept.set(key, kept)
    shelf.bytes += key.length + kept.answer.body.length + headersTake
    if (shelf.bytes > mostBytes && shelf === this.#shelf) this.forget()
    return kept
  }

  /** Keeps the answers that were made last, which a map has at its end. */
  #remember(key: string, source: Source): void {
    if (key.length > longestKey) return
    this.#sources.delete(key)
    this.#sources.set(key, source)
    if (this.#sources.size <= mostSources) return
    const [oldest = ''] = this.#sources.keys()
    this.#sources.delete(oldest)
  }
}

function atPath({ method = '', url = '', headers }: Request): Request {
  const [path = ''] = url.split('?', 1)
  return { method, url: path, headers }
}

/** All that such an answer depends on: its address, and what its `Vary` names. */
function keyOf({ url, headers }: Request): string {
  return `${url}\n${headers['accept-encoding']}\n${headers.origin}`
}
