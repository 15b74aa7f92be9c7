import type { IncomingMessage } from 'node:http'
import type { World } from '../../world.ts'
import type { Measure } from '../metrics/measure-requests.ts'
import type { Answer } from './answer.ts'

type Make = () => Promise<Answer>

/** `measure` belongs to the route that made the answer. */
export type Kept = { readonly answer: Answer; readonly measure: Measure }
type Source = { readonly make: Make; readonly measure: Measure }

/** The parts of a request that an answer can depend on. */
type Request = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/** A request, and the configuration of its route. */
type Asked = {
  readonly raw: Request
  readonly routeOptions: { readonly config: { readonly measure?: Measure } }
}

type Shelf = {
  readonly kept: Map<string, Kept>
  /** Answers that are being made. Equal requests wait for the same one. */
  readonly making: Map<string, Promise<Kept>>
  readonly openedAt: number
  bytes: number
}

/** After at most this many milliseconds, readers see what another process wrote, a new manifest or a closing date. */
const longest = 1_000
const mostBytes = 12 * 1024 * 1024
const headersTake = 1_000
const mostSources = 1_000
/** In characters. A header may be four times as long, but strangers must not fill more than a few megabytes. */
const longestKey = 4_000

/**
 * Answers of the last second, which are repeated without asking the database, and how to make older ones again. See
 * docs/decisions/0012-cache-answers-to-reads-until-the-next-write.md.
 */
export class RecentAnswers {
  readonly #world: World
  readonly #sources = new Map<string, Source>()
  /** Why an answer could not be made again. The route then says so, and does not try once more. */
  readonly #failures = new WeakMap<Request, unknown>()
  #shelf: Shelf

  constructor(world: World) {
    this.#world = world
    this.#shelf = this.#open()
  }

  find(request: Request): Kept | undefined {
    if (this.#world.monotonic() - this.#shelf.openedAt >= longest) this.forget()
    return this.#shelf.kept.get(keyOf(request))
  }

  /**
   * Makes a remembered answer again. Checks what the answer is made of, but not what the route had found out about the
   * request.
   */
  renew(request: Request): Promise<Kept> | undefined {
    const key = keyOf(request)
    const source = this.#sources.get(key)
    return this.#shelf.making.get(key) ?? (source && this.#make(key, source))
  }

  /** Tells the route of this request what `renew` ended with. */
  fail(request: Request, failure: unknown): void {
    this.#failures.set(request, failure)
  }

  /** `make` is called again for equal requests, so it must not use anything else of this request. */
  async answer({ raw, routeOptions }: Asked, make: Make): Promise<Answer> {
    this.#requirePossible(raw)
    const { measure } = routeOptions.config
    // Answers to HEAD are counted as such, and are rarely asked for.
    if (raw.method !== 'GET' || !measure) return make()
    const { answer } = await this.#make(keyOf(raw), { make, measure })
    return answer
  }

  /** For a route that ignores the query, so that adding one does not make another answer. */
  async answerAtPath({ raw, routeOptions }: Asked, make: Make): Promise<Answer> {
    if (raw.method !== 'GET') return make()
    this.#requirePossible(raw)
    const path = atPath(raw)
    const known = this.find(path) ?? this.#shelf.making.get(keyOf(path))
    if (known === undefined) return this.answer({ raw: path, routeOptions }, make)
    return (await known).answer
  }

  forget(): void {
    this.#shelf = this.#open()
  }

  #requirePossible(request: Request): void {
    if (this.#failures.has(request)) throw this.#failures.get(request)
  }

  #open(): Shelf {
    return { kept: new Map(), making: new Map(), openedAt: this.#world.monotonic(), bytes: 0 }
  }

  /** If something was written while the answer was made, its shelf has been replaced and is not used any more. */
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

  /** Keeps the answers that were made last, which are at the end of the map. */
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

/** Everything that an answer depends on: its address, and the headers named in `Vary`. */
function keyOf({ url, headers }: Request): string {
  return `${url}\n${headers['accept-encoding']}\n${headers.origin}`
}
