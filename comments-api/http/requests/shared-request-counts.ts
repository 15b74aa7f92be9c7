import { second } from '../../durations.ts'
import type { Counted, SharedCounts } from '../../storage/database.ts'
import { keyedHash } from '../../tokens.ts'
import type { World } from '../../world.ts'
import { RequestCounts } from './request-counts.ts'

type Needs = {
  readonly world: World
  readonly secret: string
  readonly shared: SharedCounts
}

/** The answer waits for the count, and the browser does not wait for ever. Counting takes a few milliseconds. */
const timeout = 2 * second

/** What the plug-in passes for the route that a child counts; its types do not mention it. */
type Route = object & { readonly routeInfo?: { readonly method: unknown; readonly url: unknown } }

/** A store for `@fastify/rate-limit` that all instances share. While the database is away or says nothing, each counts for itself. */
export class SharedRequestCounts {
  readonly #needs: Needs
  readonly #route: string
  readonly #own: RequestCounts

  constructor(needs: Needs, route: string) {
    this.#needs = needs
    this.#route = route
    this.#own = new RequestCounts(needs.world)
  }

  incr(
    address: string,
    done: (error: Error | null, result?: Counted) => void,
    timeWindow: number,
  ): void {
    const { shared, world } = this.#needs
    const key = this.#keyFor(address)
    const { promise: late, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(reject, timeout)
    Promise.race([shared.raise({ key, window: timeWindow, now: world.now() }), late])
      .finally(() => clearTimeout(timer))
      .then(
        counted => done(null, counted),
        () => this.#own.incr(address, done, timeWindow),
      )
  }

  /** Each route counts for itself. */
  child({ routeInfo }: Route): SharedRequestCounts {
    return new SharedRequestCounts(this.#needs, `${routeInfo?.method} ${routeInfo?.url}`)
  }

  /** Keyed, so that the table reveals nobody's address. */
  #keyFor(address: string): string {
    return keyedHash(this.#needs.secret, 'request', `${this.#route}\n${address}`)
  }
}
