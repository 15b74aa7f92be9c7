import Fastify, { type FastifyInstance } from 'fastify'
import { listMentions } from './comments/mentions/list.ts'
import { publicApi } from './comments/public-api.ts'
import { formStyle } from './comments/submitting/without-scripts/form-page.ts'
import type { Config } from './config.ts'
import { startDelivery } from './events/delivery.ts'
import { measureQueueAge } from './events/measure-queue.ts'
import {
  type Feature,
  type FeatureOptions,
  listFeatures,
  type Mails,
  openMails,
} from './features.ts'
import { gatherMetrics } from './gather-metrics.ts'
import { setSecurityHeaders } from './http/answers/headers.ts'
import { answerInTime } from './http/answers/in-time.ts'
import { answerUnknownRoutes } from './http/answers/not-found.ts'
import { answerWithProblems } from './http/answers/problems.ts'
import { RecentAnswers } from './http/answers/recent-answers.ts'
import { measureDatabase } from './http/metrics/measure-database.ts'
import { measureProcess } from './http/metrics/measure-process.ts'
import { measureRequests } from './http/metrics/measure-requests.ts'
import { metricsRoute } from './http/metrics/metrics-route.ts'
import type { MissingPage } from './http/pages/missing-page.ts'
import { readBodies } from './http/requests/bodies.ts'
import { limitRates, type Rates, rates as usualRates } from './http/requests/rate-limits.ts'
import { knowSenders } from './http/requests/sender.ts'
import { validateWithZod } from './http/requests/validate.ts'
import { closeAfterLastAnswer } from './http/server/closing.ts'
import { reportHealth } from './http/server/health.ts'
import { logRequests } from './http/server/log-requests.ts'
import { type LogStream, serverOptions } from './http/server/server-options.ts'
import { tidyUpAfterStart } from './http/server/tidy-up.ts'
import { moderation } from './moderation/routes.ts'
import { describeRoutes } from './openapi/openapi-route.ts'
import type { Bounds } from './safe-fetch.ts'
import { type Foundation, gatherNeeds } from './service-needs.ts'
import type { Limits } from './spam/limits.ts'
import { type OpenOptions, openDatabase } from './storage/open.ts'
import { tellOfWrites } from './storage/tell-of-writes.ts'
import type { World } from './world.ts'

/** Options that only tests and benchmarks set. */
export type Extra = Pick<OpenOptions, 'busyTimeout' | 'logLives' | 'threads'> & {
  readonly rates?: Partial<Rates>
  readonly limits?: Limits
  /** Limits on what is fetched from strangers' servers. */
  readonly bounds?: Partial<Bounds>
  readonly log?: LogStream
}

/** The service, as an ordered list of parts. It owns its database: closing the app closes both. */
export async function buildApp(
  config: Config,
  world: World,
  extra: Extra = {},
): Promise<FastifyInstance> {
  const answers = new RecentAnswers(world)
  const { log = process.stderr } = extra
  const app = Fastify(serverOptions(config, { answers, world, log, missing: missingOf(config) }))
  const database = await openDatabase(config.database, {
    ...extra,
    heard: () => answers.forget(),
    whenAway: error => app.log.warn(`${error.message}; it is tried again until it answers`),
  })
  app.addHook('onClose', () => database.close())
  try {
    await assemble(app, { config, world, database, answers }, extra)
  } catch (error) {
    // Otherwise the database's thread would keep the process alive.
    await app.close()
    throw error
  }
  return app
}

async function assemble(app: FastifyInstance, foundation: Foundation, extra: Extra): Promise<void> {
  const { config, world, database, answers } = foundation
  const { measured, metrics } = measureDatabase(database)
  const needs = gatherNeeds(app, { ...foundation, database: measured }, extra.limits)
  const rates = { ...usualRates, ...extra.rates }
  const options = { needs, config, rates, bounds: extra.bounds ?? {} }
  const mails = openMails(options)
  const features = listFeatures(options, mails)
  const parts = { ...options, answers, mails, features }
  deliverTo(features, app, foundation)
  // Hooks apply only to routes that are registered after them, so everything that watches or guards comes first.
  const measures = [measureRequests(app), measureProcess(app), metrics]
  prepareRequests(app, config, world)
  describeRoutes(app)
  const gather = gatherMetrics({ database, world, measures })
  await metricsRoute(app, { token: config.metricsToken, gather })
  await limitRates(app, { world, secret: needs.secret, shared: database.sharedCounts })
  await reportHealth(app, { ...needs, queueAge: () => measureQueueAge(needs) })
  await openToReaders(app, parts)
  await openFeatures(app, parts)
  await openDesk(app, parts)
  app.addHook('onListen', function tellOfMissingManifest(done) {
    // A wrong address of the site is then told at the start, and not when the first reader comes. Nobody waits for it.
    void needs.threads.missing()
    done()
  })
}

type Parts = FeatureOptions & {
  readonly answers: RecentAnswers
  readonly mails: Mails
  readonly features: readonly Feature[]
}

function deliverTo(
  features: readonly Feature[],
  app: FastifyInstance,
  { database, world, answers }: Foundation,
): void {
  startDelivery(app, {
    // Unlike `needs.database`, this does not wake delivery: its own writes are no reason to look for more.
    database: tellOfWrites(database, () => answers.forget()),
    world,
    reactions: features.flatMap(feature => feature.reactions ?? []),
    jobs: features.flatMap(feature => feature.jobs ?? []),
    chores: features.flatMap(feature => feature.chores ?? []),
  })
}

/** What every request passes through, in this order. */
function prepareRequests(app: FastifyInstance, config: Config, world: World): void {
  const { netlifySecret } = config
  knowSenders(app, netlifySecret === null ? null : { secret: netlifySecret, now: world.now })
  validateWithZod(app)
  readBodies(app)
  setSecurityHeaders(app)
  logRequests(app)
  closeAfterLastAnswer(app)
  const missing = missingOf(config)
  answerWithProblems(app, missing)
  answerUnknownRoutes(app, missing)
  answerInTime(app)
  tidyUpAfterStart(app)
}

function missingOf({ site }: Config): MissingPage {
  return { site, style: `/api${formStyle}` }
}

async function openToReaders(app: FastifyInstance, parts: Parts): Promise<void> {
  const { needs, answers, rates, config, mails } = parts
  await app.register(publicApi, {
    prefix: '/api',
    needs,
    answers,
    rates,
    origins: config.origins,
    site: config.site,
    listMentions: (thread, since) => listMentions(needs.database, thread, since),
    offers: { mails: mails.areMailsOn, latestPost: config.latestPost },
  })
}

async function openFeatures(app: FastifyInstance, { features }: Parts): Promise<void> {
  for (const { routes } of features) {
    if (routes) await app.register(routes, { prefix: '/api' })
  }
}

async function openDesk(app: FastifyInstance, parts: Parts): Promise<void> {
  const { needs, rates, config, mails, features } = parts
  await app.register(moderation, {
    needs: { ...needs, configured: config.notifications.moderators, blocks: needs.spam.blocks },
    rates,
    site: config.site,
    isLocal: config.isLocal,
    sections: features.flatMap(feature => feature.deskSections ?? []),
    areMailsOn: mails.areMailsOn,
    enqueueSignIn: mails.enqueueSignIn,
  })
}
