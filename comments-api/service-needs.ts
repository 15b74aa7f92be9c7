import type { FastifyInstance } from 'fastify'
import type { Needs } from './comments/needs.ts'
import { FollowedManifest } from './comments/threads/follow-manifest.ts'
import type { Config } from './config.ts'
import type { RecentAnswers } from './http/answers/recent-answers.ts'
import { openSecret } from './secret.ts'
import { type Limits, usualLimits } from './spam/limits.ts'
import { openSpam, type Spam } from './spam/open-spam.ts'
import type { OpenDatabase } from './storage/database.ts'
import { tellOfWrites } from './storage/tell-of-writes.ts'
import type { World } from './world.ts'

/** What the features depend on: `Needs`, with the manifest and the spam judge as the whole service knows them. */
export type ServiceNeeds = Needs & { readonly threads: FollowedManifest; readonly spam: Spam }

/** What the service is built on. */
export type Foundation = {
  readonly config: Config
  readonly world: World
  readonly database: OpenDatabase
  readonly answers: RecentAnswers
}

export function gatherNeeds(
  app: FastifyInstance,
  foundation: Foundation,
  limits: Limits = usualLimits,
): ServiceNeeds {
  const { config, world, answers } = foundation
  const database = tellOfWrites(foundation.database, () => {
    answers.forget()
    app.delivery.wake()
  })
  const secret = openSecret(config, world)
  const tell = (error: Error) => app.log.warn(error.message)
  const { site, spam: settings } = config
  const spam = openSpam({ database, world, secret, limits, settings, site, tell })
  return {
    database,
    threads: new FollowedManifest({ address: config.manifest, world, tell }),
    world,
    secret,
    judge: spam.judge,
    spam,
    policy: config.moderation,
    editWindow: config.editWindow,
  }
}
