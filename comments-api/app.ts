import Fastify, { type FastifyInstance } from 'fastify'
import { listMentions } from './comments/mentions/list.ts'
import type { Needs } from './comments/needs.ts'
import { publicApi } from './comments/public-api.ts'
import { formStyle } from './comments/submitting/form-page.ts'
import { FollowedManifest } from './comments/threads/follow-manifest.ts'
import type { Config } from './config.ts'
import type { Chore } from './events/chores.ts'
import type { Reaction } from './events/deliver-events.ts'
import { startDelivery } from './events/delivery.ts'
import { measureQueueAge } from './events/measure-queue.ts'
import type { JobHandler } from './events/run-jobs.ts'
import { gatherMetrics } from './gather-metrics.ts'
import { setSecurityHeaders } from './http/answers/headers.ts'
import { answerUnknownRoutes } from './http/answers/not-found.ts'
import { answerWithProblems } from './http/answers/problems.ts'
import { RecentAnswers } from './http/answers/recent-answers.ts'
import { measureDatabase } from './http/metrics/measure-database.ts'
import { measureProcess } from './http/metrics/measure-process.ts'
import { measureRequests } from './http/metrics/measure-requests.ts'
import { metricsRoute } from './http/metrics/metrics-route.ts'
import type { Room } from './http/pages/room.ts'
import { readBodies } from './http/requests/bodies.ts'
import { limitRates, type Rates, rates as usualRates } from './http/requests/rate-limits.ts'
import { knowSenders } from './http/requests/sender.ts'
import { validateWithZod } from './http/requests/validate.ts'
import { closeAfterLastAnswer } from './http/server/closing.ts'
import { reportHealth } from './http/server/health.ts'
import { logRequests } from './http/server/log-requests.ts'
import { type LogStream, serverOptions } from './http/server/server-options.ts'
import { tidyUpAfterStart } from './http/server/tidy-up.ts'
import { latestPosts } from './latest-posts/latest-posts.ts'
import { mentions } from './mentions/mentions.ts'
import { forgetDeleted } from './moderation/actions/forget-deleted.ts'
import { noteDecision } from './moderation/log/note-decision.ts'
import { moderation } from './moderation/routes.ts'
import { makeMailedLink } from './moderation/sign-in/links.ts'
import { listAddresses } from './moderation/sign-in/moderators.ts'
import { notifications } from './notifications/notifications.ts'
import { describeRoutes } from './openapi/openapi-route.ts'
import { blockListOf } from './outside/is-public-address.ts'
import { retentionChore } from './privacy/retention.ts'
import { type Bounds, createSafeFetch } from './safe-fetch.ts'
import { openSecret } from './secret.ts'
import { type Limits, usualLimits } from './spam/limits.ts'
import { openSpam, type Spam } from './spam/open-spam.ts'
import type { OpenDatabase } from './storage/database.ts'
import { type OpenOptions, openDatabase } from './storage/open.ts'
import { tellOfWrites } from './storage/tell-of-writes.ts'
import type { World } from './world.ts'

/** What the command line never changes; measurements and tests do. */
export type Extra = Pick<OpenOptions, 'busyTimeout' | 'logLives' | 'threads'> & {
  readonly rates?: Partial<Rates>
  readonly limits?: Limits
  /** Of what is fetched from strangers. */
  readonly bounds?: Partial<Bounds>
  readonly log?: LogStream
}

/** The service, as an ordered list. It owns its database: closing the one closes the other. */
export async function buildApp(
  config: Config,
  world: World,
  extra: Extra = {},
): Promise<FastifyInstance> {
  const answers = new RecentAnswers(world)
  const app = Fastify(serverOptions(config, { answers, world, log: extra.log ?? process.stderr }))
  const database = await openDatabase(config.database, {
    ...extra,
    heard: () => answers.forget(),
    whenAway: error => app.log.warn(`${error.message}; it is tried again until it answers`),
  })
  app.addHook('onClose', () => database.close())
  try {
    await assemble(app, { config, world, extra, database, answers })
  } catch (error) {
    // The database's own thread would keep the process alive for nothing.
    await app.close()
    throw error
  }
  return app
}

type Ground = {
  readonly config: Config
  readonly world: World
  readonly extra: Extra
  readonly database: OpenDatabase
  readonly answers: RecentAnswers
}

async function assemble(app: FastifyInstance, ground: Ground): Promise<void> {
  const { config, world, extra, database, answers } = ground
  const asked = measureDatabase(database)
  const needs = gatherNeeds(app, { ...ground, database: asked.measured })
  const { rates, bounds = {} } = extra
  const given = { needs, config, rates: { ...usualRates, ...rates }, bounds }
  const mails = openMails(given)
  const features = listFeatures(given, mails)
  deliverTo(features, app, ground)
  const measures = [measureRequests(app), measureProcess(app), asked.metrics]
  prepareRequests(app, config)
  describeRoutes(app)
  const gather = gatherMetrics({ database, world, measures })
  await metricsRoute(app, { token: config.metricsToken, gather })
  await limitRates(app, { world, secret: needs.secret, shared: database.sharedCounts })
  await addRoutes(app, { ...given, answers, features, mails })
}

function gatherNeeds(app: FastifyInstance, ground: Ground): ServiceNeeds {
  const { config, world, extra, answers } = ground
  const database = tellOfWrites(ground.database, () => {
    answers.forget()
    app.delivery.wake()
  })
  const secret = openSecret(config, world)
  const tell = (error: Error) => app.log.warn(error.message)
  const limits = extra.limits ?? usualLimits
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

function deliverTo(
  features: readonly Feature[],
  app: FastifyInstance,
  { database, world, answers }: Ground,
): void {
  startDelivery(app, {
    // What delivery writes about its own work is no reason to look for more.
    database: tellOfWrites(database, () => answers.forget()),
    world,
    reactions: features.flatMap(feature => feature.reactions ?? []),
    handlers: features.flatMap(feature => feature.handlers ?? []),
    chores: features.flatMap(feature => feature.chores ?? []),
  })
}

/** What a feature adds to the service. It can be deleted with its line in `listFeatures`. */
type Feature = {
  readonly reactions?: readonly Reaction[]
  readonly handlers?: readonly JobHandler[]
  readonly chores?: readonly Chore[]
  readonly rooms?: readonly Room[]
  /** Below /api, for everybody. */
  readonly routes?: (app: FastifyInstance) => Promise<void>
}

type Mails = ReturnType<typeof openMails>

/** What mails and the desk need of each other. */
function openMails({ needs, config, rates }: Given) {
  const { database, world } = needs
  const { site, isLocal, notifications: settings } = config
  return notifications({
    ...{ ...needs, site, isLocal, settings, rates },
    listModerators: () => listAddresses(database, settings.moderators),
    makeSignInLink: address => makeMailedLink(needs, address, site),
    noteDecision: (on, to) => noteDecision(world, on, to),
  })
}

type Given = {
  readonly needs: ServiceNeeds
  readonly config: Config
  readonly rates: Rates
  readonly bounds: Partial<Bounds>
}

function listFeatures({ needs, config, rates, bounds }: Given, mails: Mails): readonly Feature[] {
  const { world } = needs
  const { site } = config
  const own = blockListOf(config.ownAddresses)
  const safeFetch = createSafeFetch({ world, site, own, limits: bounds })
  return [
    needs.spam,
    mails,
    mentions({
      needs: { ...needs, site, safeFetch, judgeMention: needs.spam.judgeMention },
      rates,
      token: config.mentionsToken,
    }),
    { chores: [retentionChore({ ...needs, retentionDays: config.retentionDays })] },
    { chores: [forgetDeleted(needs)] },
    // Comes last, so that its chore forgets the sites of comments that were just forgotten.
    latestPosts(
      { ...needs, safeFetch, judgeWords: needs.spam.judgeMention },
      { isOffered: config.latestPost },
    ),
  ]
}

/** What every request passes, in this order. */
function prepareRequests(app: FastifyInstance, { site }: Config): void {
  knowSenders(app)
  validateWithZod(app)
  readBodies(app)
  setSecurityHeaders(app)
  logRequests(app)
  closeAfterLastAnswer(app)
  answerWithProblems(app)
  answerUnknownRoutes(app, { site, style: `/api${formStyle}` })
  tidyUpAfterStart(app)
}

type ServiceNeeds = Needs & { readonly threads: FollowedManifest; readonly spam: Spam }

type RouteOptions = Given & {
  readonly answers: RecentAnswers
  readonly features: readonly Feature[]
  readonly mails: Mails
}

async function addRoutes(app: FastifyInstance, options: RouteOptions): Promise<void> {
  const { needs, answers, config, rates, features, mails } = options
  const { database, world, threads } = needs
  const queueAge = () => measureQueueAge({ database, world })
  await reportHealth(app, { database, world, threads, queueAge })
  await app.register(publicApi, {
    prefix: '/api',
    ...{ needs, answers, rates, origins: config.origins },
    listMentions: (thread, since) => listMentions(database, thread, since),
    offers: { mails: mails.areMailsOn, latestPost: config.latestPost },
  })
  for (const { routes } of features) {
    if (routes) await app.register(routes, { prefix: '/api' })
  }
  const { site, isLocal } = config
  const rooms = features.flatMap(feature => feature.rooms ?? [])
  await app.register(moderation, {
    needs: { ...needs, configured: config.notifications.moderators, blocks: needs.spam.blocks },
    ...{ rates, site, isLocal, rooms },
    areMailsOn: mails.areMailsOn,
    mailLink: mails.enqueueSignIn,
  })
}
