import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, RouteOptions } from 'fastify'
import { Problem } from '../contract/problems.ts'
import type { World } from '../world.ts'

export type Rate = { readonly max: number; readonly timeWindow: number }
export type Rates = { readonly submit: Rate; readonly preview: Rate; readonly signIn: Rate }

const minute = 60_000

export const rates = {
  submit: { max: 10, timeWindow: minute },
  preview: { max: 60, timeWindow: minute },
  signIn: { max: 10, timeWindow: 15 * minute },
} as const satisfies Rates

/**
 * Routes opt in with `config: { rateLimit: rate }`. The plug-in keys on the IPv4 address or the IPv6 /64.
 * After the body is read, because the answer to a form gives back what was typed.
 */
export async function limitRates(
  app: FastifyInstance,
  { world }: { readonly world: World },
): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    hook: 'preValidation',
    store: countWith(world),
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too-many-requests', { retryAfter: Math.ceil(ttl / 1000) }),
  })
}

type StoreClass = NonNullable<Parameters<typeof rateLimit>[1]['store']>
type Window = { current: number; readonly startedAt: number }

const mostAddresses = 50_000

/** The plug-in's own store follows the wall clock: set it back, and a limit lasts for ever; this one cannot be moved. */
function countWith(world: World): StoreClass {
  return class MonotonicStore implements InstanceType<StoreClass> {
    readonly #windows = new Map<string, Window>()

    incr(
      key: string,
      done: (error: Error | null, result?: { current: number; ttl: number }) => void,
      timeWindow = minute,
    ): void {
      const now = world.monotonic()
      const known = this.#windows.get(key)
      const isOver = !known || now - known.startedAt >= timeWindow
      const window = isOver ? { current: 0, startedAt: now } : known
      window.current += 1
      this.#keep(key, window)
      done(null, { current: window.current, ttl: timeWindow - (now - window.startedAt) })
    }

    child(_route: RouteOptions & { path: string; prefix: string }): InstanceType<StoreClass> {
      return new MonotonicStore()
    }

    /** Bounded: whoever has been silent for longest is forgotten first. */
    #keep(key: string, window: Window): void {
      this.#windows.delete(key)
      this.#windows.set(key, window)
      const [oldest] = this.#windows.keys()
      if (this.#windows.size > mostAddresses && oldest !== undefined) this.#windows.delete(oldest)
    }
  }
}
