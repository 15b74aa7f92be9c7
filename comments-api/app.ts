import Fastify, { type FastifyInstance } from 'fastify'
import { followManifest } from './comments/follow-manifest.ts'
import { formStyle } from './comments/form-page.ts'
import { readRoutes } from './comments/read-routes.ts'
import { Snapshots } from './comments/snapshots.ts'
import type { Needs } from './comments/submit.ts'
import { submitRoutes } from './comments/submit-routes.ts'
import type { Config } from './config.ts'
import { readBodies } from './http/bodies.ts'
import { closeAfterLastAnswer } from './http/closing.ts'
import { setSecurityHeaders } from './http/headers.ts'
import { reportHealth } from './http/health.ts'
import { answerUnknownRoutes } from './http/not-found.ts'
import { answerOrigins } from './http/origins.ts'
import { readStyles, sendStyles } from './http/page.ts'
import { answerWithProblems } from './http/problems.ts'
import { limitRates, type Rates, rates as usualRates } from './http/rate-limits.ts'
import { logRequests, serverOptions } from './http/server-options.ts'
import { validateWithZod } from './http/validate.ts'
import { listMentions } from './mentions/list.ts'
import { moderation } from './moderation/routes.ts'
import { openSecret } from './secret.ts'
import { createJudge } from './spam/judge.ts'
import { type OpenOptions, openDatabase } from './storage/open.ts'
import type { World } from './world.ts'

/** What the command line never changes; measurements and tests do. */
export type Extra = OpenOptions & { readonly rates?: Rates; readonly log?: LogStream }
type LogStream = { write(line: string): void }

/** The service, as an ordered list. It owns its database: closing the one closes the other. */
export async function buildApp(
  config: Config,
  world: World,
  extra: Extra = {},
): Promise<FastifyInstance> {
  const app = Fastify(serverOptions(config, world, extra.log ?? process.stderr))
  const database = await openDatabase(config.database, extra)
  app.addHook('onClose', () => database.close())
  const threads = followManifest(config.manifest, world, error => app.log.warn(error.message))
  const secret = openSecret(config, world)
  const needs = {
    database,
    threads,
    world,
    secret,
    judge: createJudge(),
    policy: config.moderation,
  }
  const rates = extra.rates ?? usualRates

  validateWithZod(app)
  readBodies(app)
  setSecurityHeaders(app)
  logRequests(app)
  closeAfterLastAnswer(app)
  answerWithProblems(app)
  answerUnknownRoutes(app)
  await limitRates(app, { world })
  await app.register(reportHealth, { database, world, manifestMissing: threads.missing })
  await app.register(publicApi, { prefix: '/api', needs, rates, origins: config.origins })
  await app.register(moderation, { needs, rates, site: config.site })
  return app
}

type PublicOptions = {
  readonly needs: Needs
  readonly rates: Rates
  readonly origins: readonly string[]
}

async function publicApi(app: FastifyInstance, options: PublicOptions): Promise<void> {
  const { needs, rates, origins } = options
  const { database } = needs
  const styles = await readStyles()
  const snapshots = new Snapshots({
    database,
    listMentions: (thread, since) => listMentions(database, thread, since),
  })
  await answerOrigins(app, { origins })
  await app.register(readRoutes, { needs, snapshots, rates })
  await app.register(submitRoutes, { needs, rates, origins })
  app.get(formStyle.replace('/api', ''), async (_request, reply) => sendStyles(reply, styles))
}
