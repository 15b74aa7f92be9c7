import type { FastifyInstance } from 'fastify'
import type { Reaction } from '../events/deliver-events.ts'
import type { Rate } from '../http/requests/rate-limits.ts'
import { buildAfterChanges, callBuildHook } from './calls/changes.ts'
import { callWebhook, postToWebhook } from './calls/webhook.ts'
import { deadLettersSection } from './dead-letters-section.ts'
import { linkRoutes } from './links/link-routes.ts'
import { enqueueSignIn } from './mail-job.ts'
import { mailSection } from './mail-section.ts'
import { sendMails } from './mails/send-mails.ts'
import type { Needs } from './needs.ts'
import { pruneNotifications } from './prune.ts'
import { tellModerators } from './tell-moderators.ts'
import { askAuthors, tellOfReplies } from './tell-readers.ts'

type Options = Needs & {
  readonly isLocal: boolean
  readonly rates: { readonly link: Rate }
}

/** Mails, build hook and webhook, and the desk's pages about them. */
export function notifications({ isLocal, rates, ...needs }: Options) {
  const { smtp, buildHook, webhook } = needs.settings
  // Without a mail server, mails are caught if the owner is at this machine; otherwise there are none.
  const isCaught = smtp === null && isLocal
  const reactions: Reaction[] = []
  const areMailsOn = smtp !== null || isCaught
  if (areMailsOn) {
    reactions.push(
      stored => tellModerators(needs, stored),
      stored => askAuthors(needs, stored),
      stored => tellOfReplies(needs, stored),
    )
  }
  if (buildHook !== null) reactions.push(stored => buildAfterChanges(needs, stored))
  if (webhook !== null) reactions.push(stored => callWebhook(needs, stored))
  return {
    areMailsOn,
    enqueueSignIn: (address: string) => enqueueSignIn(needs, address),
    routes: (app: FastifyInstance) => linkRoutes(app, { needs, rate: rates.link }),
    reactions,
    jobs: [sendMails(needs), callBuildHook(needs), postToWebhook(needs)],
    chores: [pruneNotifications(needs)],
    deskSections: [deadLettersSection(needs), ...(isCaught ? [mailSection(needs)] : [])],
  }
}
