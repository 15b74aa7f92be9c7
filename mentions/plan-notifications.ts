import type { ThreadId } from '../comments-api/contract/ids.ts'
import { mostTargets, type ToldPost, type ToldTarget } from '../comments-api/contract/told.ts'
import { day } from '../comments-api/durations.ts'
import type { Outgoing, OutgoingPost } from './outgoing/read-outgoing.ts'

/** What one page is told: that a post links to it, that the post has changed, or that the link is gone. */
export type Notification = {
  readonly about: 'link' | 'update' | 'deletion'
  readonly post: ThreadId
  readonly source: string
  readonly target: string
  readonly hash: string
  /** How many attempts failed before. */
  readonly attempts: number
  readonly via: ToldTarget['via']
}

/** A post about which something is to be told or remembered. */
export type PlannedPost = {
  /** What is remembered if no notification is sent. */
  readonly record: ToldPost
  readonly notifications: readonly Notification[]
  /** Links that nobody is told of, because the post was old when it was first seen. */
  readonly passed: readonly string[]
}

type Rules = {
  readonly now: number
  /** Whether old posts are told of, too. */
  readonly all: boolean
}
/**
 * If nothing is remembered, it may have been lost after everybody was told, so only very new posts count. Otherwise an
 * unknown old post was probably imported.
 */
const youngest = { withoutMemory: 7 * day, withMemory: 30 * day } as const
/** The hash in notifications about links that are gone. */
const gone = 'gone'

/** Compares what the site says with what was told about it, and plans what to tell now. Does nothing else. */
export function planNotifications(
  outgoing: Outgoing,
  told: readonly ToldPost[],
  rules: Rules,
): PlannedPost[] {
  const known = new Map(told.map(post => [post.post, post]))
  const limit = told.length === 0 ? youngest.withoutMemory : youngest.withMemory
  const published = new Set(outgoing.posts.map(({ post }) => post))
  const vanished = told.filter(post => !published.has(post.post) && isGone(post, outgoing))
  return [
    ...outgoing.posts.map(post => {
      const before = known.get(post.post) ?? null
      const isOld = before === null && !rules.all && post.date < rules.now - limit
      return isOld ? passOver(post) : planPost(post, before, rules)
    }),
    ...vanished.map(post => planVanished(post, rules)),
  ].filter(isNews(known))
}

/**
 * False while a page is still there, and for an address of another site, which is not ours to tell about. A draft may
 * be published again, but a site that was built without it has no page for now.
 */
function isGone({ source }: ToldPost, { site, hasPage }: Outgoing): boolean {
  return new URL(source).origin === site.url && !hasPage(source)
}

function isNews(known: ReadonlyMap<string, ToldPost>) {
  return ({ record, notifications }: PlannedPost): boolean => {
    if (notifications.length > 0 || record.revision === 0) return true
    return JSON.stringify(record) !== JSON.stringify(known.get(record.post))
  }
}

function passOver({ post, addresses, hash, links }: OutgoingPost): PlannedPost {
  const targets = links.map(target => ({ ...untold(target, hash), state: 'passed' as const }))
  const record = { post, source: addresses[0], revision: 0, targets }
  return { record, notifications: [], passed: links }
}

function planPost(post: OutgoingPost, before: ToldPost | null, rules: Rules): PlannedPost {
  const [address] = post.addresses
  // Receivers know the link by the address that they were told. If that is an old one by now, it redirects to the page.
  const source = post.addresses.find(known => known === before?.source) ?? address
  const known = new Map(before?.targets.map(target => [target.target, target]))
  const about = { post: post.post, source }
  const linked = post.links.map(target =>
    planLink({ ...about, target, hash: post.hash }, known.get(target) ?? null, rules),
  )
  const isLinked = new Set(post.links)
  // No more than can be remembered beside the links. The others never hear of it.
  const dropped = (before?.targets ?? [])
    .filter(({ target, via }) => !isLinked.has(target) && via === 'webmention')
    .slice(0, mostTargets - linked.length)
    .map(target => planDeletion(about, target, rules))
  return gather({ ...about, revision: before?.revision ?? 0 }, [...linked, ...dropped])
}

function planVanished({ post, source, revision, targets }: ToldPost, rules: Rules): PlannedPost {
  const about = { post, source }
  return gather(
    { ...about, revision },
    targets.map(target => planDeletion(about, target, rules)),
  )
}

type Planned = { readonly target: ToldTarget | null; readonly notification: Notification | null }

function gather(post: Omit<ToldPost, 'targets'>, planned: readonly Planned[]): PlannedPost {
  const targets = planned.flatMap(({ target }) => target ?? [])
  const notifications = planned.flatMap(({ notification }) => notification ?? [])
  return { record: { ...post, targets }, notifications, passed: [] }
}

type Link = Pick<Notification, 'post' | 'source' | 'target' | 'hash'>

function planLink(link: Link, known: ToldTarget | null, rules: Rules): Planned {
  if (known === null)
    return { target: null, notification: { ...link, about: 'link', attempts: 0, via: null } }
  const isSame = known.hash === link.hash
  const isDone = isSame && known.state !== 'waiting' && !(known.state === 'passed' && rules.all)
  if (isDone || isTooEarly(known, rules)) return { target: known, notification: null }
  const about = known.via === null ? 'link' : 'update'
  const attempts = isSame ? known.attempts : 0
  return { target: known, notification: { ...link, about, attempts, via: known.via } }
}

/** A receiver that never accepted the link need not hear that it is gone, and pingback cannot say so. */
function planDeletion(
  about: Pick<Notification, 'post' | 'source'>,
  known: ToldTarget,
  rules: Rules,
): Planned {
  if (known.via !== 'webmention') return { target: null, notification: null }
  if (isTooEarly(known, rules)) return { target: known, notification: null }
  const { target, via } = known
  const attempts = known.hash === gone ? known.attempts : 0
  const notification = { ...about, about: 'deletion', target, hash: gone, attempts, via } as const
  return { target: known, notification }
}

function isTooEarly({ state, retryAt }: ToldTarget, { now }: Rules): boolean {
  return state === 'waiting' && retryAt !== null && Date.parse(retryAt) > now
}

function untold(target: string, hash: string): ToldTarget {
  return { target, hash, state: 'waiting', via: null, attempts: 0, retryAt: null }
}
