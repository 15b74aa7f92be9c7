import { minute } from '../../durations.ts'
import type { Counted } from '../../storage/database.ts'
import type { World } from '../../world.ts'

type Window = { current: number; readonly startedAt: number }

const mostAddresses = 50_000

/**
 * A store for `@fastify/rate-limit`. The plug-in's own follows the wall clock: if that is set back, a limit lasts for
 * ever. This one cannot be moved.
 */
export class RequestCounts {
  readonly #world: World
  readonly #windows = new Map<string, Window>()
  /** A new iterator would step over every place that was given up since the map last grew, at each request. */
  readonly #oldestFirst = this.#windows.keys()

  constructor(world: World) {
    this.#world = world
  }

  incr(
    key: string,
    done: (error: Error | null, result?: Counted) => void,
    timeWindow = minute,
  ): void {
    const now = this.#world.monotonic()
    const known = this.#windows.get(key)
    const isOver = !known || now - known.startedAt >= timeWindow
    const window = isOver ? { current: 0, startedAt: now } : known
    window.current += 1
    this.#keep(key, window)
    done(null, { current: window.current, ttl: timeWindow - (now - window.startedAt) })
  }

  /** Each route counts for itself. */
  child(): RequestCounts {
    return new RequestCounts(this.#world)
  }

  /** Bounded: the sender that has been silent for longest is forgotten first. */
  #keep(key: string, window: Window): void {
    this.#windows.delete(key)
    this.#windows.set(key, window)
    if (this.#windows.size <= mostAddresses) return
    const { value: oldest } = this.#oldestFirst.next()
    if (oldest !== undefined) this.#windows.delete(oldest)
  }
}
