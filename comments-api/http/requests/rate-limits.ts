import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../../contract/problems.ts'
import { minute } from '../../durations.ts'
import type { SharedCounts } from '../../storage/database.ts'
import type { World } from '../../world.ts'
import { RequestCounts } from './request-counts.ts'
import { SharedRequestCounts } from './shared-request-counts.ts'

export type Rate = { readonly max: number; readonly timeWindow: number }
export type Rates = {
  readonly submit: Rate
  readonly preview: Rate
  readonly signIn: Rate
  readonly link: Rate
  readonly mention: Rate
}

export const rates = {
  // A comment that requires a proof of work is sent twice.
  submit: { max: 20, timeWindow: minute },
  preview: { max: 60, timeWindow: minute },
  signIn: { max: 10, timeWindow: 15 * minute },
  link: { max: 30, timeWindow: minute },
  mention: { max: 30, timeWindow: minute },
} as const satisfies Rates

type Needs = {
  readonly world: World
  readonly secret: string
  readonly shared: SharedCounts | null
}

/**
 * Routes opt in with `config: { rateLimit: rate }`. Comes after `knowSenders`, whose keys are canonical, and after the
 * body is read, because the answer to a form gives back what was typed.
 */
export async function limitRates(app: FastifyInstance, needs: Needs): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    hook: 'preValidation',
    keyGenerator: request => request.sender.counted,
    store: countWith(needs),
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too-many-requests', { retryAfter: Math.ceil(ttl / 1000) }),
  })
}

/** The plug-in creates its store itself, and would give it neither our clock nor our database. */
function countWith({ world, secret, shared }: Needs) {
  if (shared === null) {
    return class extends RequestCounts {
      constructor() {
        super(world)
      }
    }
  }
  const all = { world, secret, shared }
  return class extends SharedRequestCounts {
    constructor() {
      super(all, 'every')
    }
  }
}
