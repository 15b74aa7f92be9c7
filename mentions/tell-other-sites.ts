import type { ToldTarget } from '../comments-api/contract/told.ts'
import { HostTurns } from '../comments-api/outside/host-turns.ts'
import type { World } from '../comments-api/world.ts'
import { type Delivery, deliver } from './deliver.ts'
import type { Web } from './endpoint/discover.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Outgoing } from './outgoing/read-outgoing.ts'
import { type Notification, type PlannedPost, planNotifications } from './plan-notifications.ts'
import { announce, type Entry, entryOf, type Report, skip, tooOld } from './report.ts'
import { holdNotification, settleNotification } from './settle-notification.ts'

type Needs = {
  readonly outgoing: Outgoing
  readonly ledger: Ledger
  readonly world: Pick<World, 'now' | 'monotonic' | 'fetch'>
  readonly web: Web
  /** Whether old posts are told of, too. */
  readonly all: boolean
  readonly dryRun: boolean
  /** In milliseconds. What is left after that waits for the next run. */
  readonly timeLimit: number
}

const postsAtOnce = 4
const ownSiteTimeout = 10_000
const noTime = 'no time was left'

/** Tells the sites that new or changed posts link to, and those that are no longer linked to. */
export async function tellOtherSites(needs: Needs): Promise<Report> {
  const { outgoing, ledger, world, all, dryRun } = needs
  const told = await ledger.read()
  const planned = planNotifications(outgoing, told, { now: world.now(), all })
  const passed = planned.flatMap(entriesOfPassed)
  if (dryRun)
    return [...planned.flatMap(({ notifications }) => notifications.map(announce)), ...passed]
  await ledger.write(planned.filter(isOnlyRemembered).map(({ record }) => record))
  const waiting = planned.filter(post => !isOnlyRemembered(post)).reverse()
  const report: Entry[] = []
  const run = startRun(needs)
  await Promise.all(
    Array.from({ length: postsAtOnce }, async () => {
      for (let post = waiting.pop(); post; post = waiting.pop())
        report.push(...(await tellOf(post, run)))
    }),
  )
  return [...report, ...passed]
}

function isOnlyRemembered({ notifications }: PlannedPost): boolean {
  return notifications.length === 0
}

function entriesOfPassed({ record, passed }: PlannedPost): Entry[] {
  const { post, source } = record
  return passed.map(target => skip({ about: 'link', post, source, target }, tooOld))
}

type Run = Needs & Delivery & { readonly deadline: number }

function startRun(needs: Needs): Run {
  const { world, timeLimit } = needs
  const deadline = world.monotonic() + timeLimit
  return { ...needs, deadline, turns: new HostTurns(), resting: new Map(), now: () => world.now() }
}

/**
 * Sends the notifications of a post one after another. They are written down first, so that no other run sends them as
 * well.
 */
async function tellOf(planned: PlannedPost, run: Run): Promise<Entry[]> {
  const { ledger, world, deadline } = run
  const { record, notifications } = planned
  const skipAll = (why: string) => notifications.map(notification => skip(notification, why))
  if (world.monotonic() > deadline) return skipAll(noTime)
  const isAnnouncing = notifications.some(({ about }) => about !== 'deletion')
  if (isAnnouncing && !(await isThere(record.source, run)))
    return skipAll('the post is not online yet')
  const before = new Map(record.targets.map(target => [target.target, target]))
  const targets = new Map(before)
  for (const notification of notifications)
    targets.set(notification.target, holdNotification(notification, world.now()))
  const [held] = await ledger.write([{ ...record, targets: [...targets.values()] }])
  if (held === undefined) return skipAll('another run is telling them')
  const entries: Entry[] = []
  for (const notification of notifications) {
    const { entry, remembered } = await sendInTime(
      notification,
      before.get(notification.target) ?? null,
      run,
    )
    if (remembered === null) targets.delete(notification.target)
    else targets.set(notification.target, remembered)
    entries.push(entry)
  }
  await ledger.write([{ ...held, targets: [...targets.values()] }])
  return entries
}

type Settled = { readonly entry: Entry; readonly remembered: ToldTarget | null }

/** A notification for which there is no time left stays as it was. */
async function sendInTime(
  notification: Notification,
  before: ToldTarget | null,
  run: Run,
): Promise<Settled> {
  const { world, deadline } = run
  if (world.monotonic() > deadline) return { entry: skip(notification, noTime), remembered: before }
  const outcome = await deliver(notification, run)
  const remembered = settleNotification(notification, outcome, world.now())
  return { entry: entryOf(notification, outcome, remembered?.retryAt ?? null), remembered }
}

/**
 * Until the deploy has finished, receivers would find no link and refuse. The address is one of this site, so no
 * stranger has chosen it, and it may be fetched directly.
 */
async function isThere(source: string, { world }: Run): Promise<boolean> {
  try {
    const answer = await world.fetch(source, { signal: AbortSignal.timeout(ownSiteTimeout) })
    await answer.body?.cancel()
    return answer.status === 200
  } catch {
    return false
  }
}
