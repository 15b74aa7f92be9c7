import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import type { Chore } from './events/chores.ts'
import type { Reaction } from './events/deliver-events.ts'
import type { JobKind } from './events/run-jobs.ts'
import type { DeskSection } from './http/pages/desk-section.ts'
import type { Rates } from './http/requests/rate-limits.ts'
import { latestPosts } from './latest-posts/latest-posts.ts'
import { mentions } from './mentions/mentions.ts'
import { forgetDeleted } from './moderation/actions/forget-deleted.ts'
import { noteDecision } from './moderation/log/note-decision.ts'
import { forgetVisits } from './moderation/sign-in/forget-visits.ts'
import { makeMailedLink } from './moderation/sign-in/links.ts'
import { listAddresses } from './moderation/sign-in/moderators.ts'
import { notifications } from './notifications/notifications.ts'
import { blockListOf } from './outside/is-public-address.ts'
import { retentionChore } from './privacy/retention.ts'
import { type Bounds, createSafeFetch } from './safe-fetch.ts'
import type { ServiceNeeds } from './service-needs.ts'

/** What a feature adds to the service. To remove a feature, delete its line in `listFeatures`. */
export type Feature = {
  /** What follows from an event, as statements for the database. */
  readonly reactions?: readonly Reaction[]
  /** The kinds of jobs it stores, and how each is done. */
  readonly jobs?: readonly JobKind[]
  /** What is done at regular intervals. */
  readonly chores?: readonly Chore[]
  /** Pages at the moderators' desk. */
  readonly deskSections?: readonly DeskSection[]
  /** Public routes below /api. */
  readonly routes?: (app: FastifyInstance) => Promise<void>
}

export type FeatureOptions = {
  readonly needs: ServiceNeeds
  readonly config: Config
  readonly rates: Rates
  /** Limits on what is fetched from strangers' servers. */
  readonly bounds: Partial<Bounds>
}

export type Mails = ReturnType<typeof openMails>

/** Opened apart from the other features because mails and the desk need each other. */
export function openMails({ needs, config, rates }: FeatureOptions) {
  const { database, world } = needs
  const { site, isLocal, notifications: settings } = config
  return notifications({
    ...needs,
    site,
    isLocal,
    settings,
    rates,
    listModerators: () => listAddresses(database, settings.moderators),
    makeSignInLink: address => makeMailedLink(needs, address, site),
    noteDecision: (on, to) => noteDecision(world, on, to),
  })
}

/** Every feature but the desk, which shows the pages of the others and therefore comes last, see app.ts. */
export function listFeatures(options: FeatureOptions, mails: Mails): readonly Feature[] {
  const { needs, config, rates, bounds } = options
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
    { chores: [forgetDeleted(needs), forgetVisits(needs)] },
    // Last, so that its chore also forgets the sites of comments that another chore has just forgotten.
    latestPosts(
      { ...needs, safeFetch, judgeWords: needs.spam.judgeMention },
      { isOffered: config.latestPost },
    ),
  ]
}
