import { day, hour } from '../durations.ts'
import type { StoredEvent } from '../events/deliver-events.ts'
import type { Query } from '../storage/sql.ts'
import { enqueueMails, type MailJob, moderatorKey } from './mail-job.ts'
import type { Needs } from './needs.ts'

const morning = 6 * hour

/** Tells each moderator about new comments and mentions, pending or published, at once or in a digest. */
export async function tellModerators(
  needs: Needs,
  stored: readonly StoredEvent[],
): Promise<readonly Query[]> {
  const { rhythm } = needs.settings
  const news = stored.flatMap(({ event, createdAt }) =>
    isNews(event) ? [{ event, createdAt }] : [],
  )
  const [first] = news
  if (rhythm === 'none' || !first) return []
  const keys = (await needs.listModerators()).map(moderatorKey)
  if (rhythm === 'each') {
    const mails = news.flatMap(({ event }) => keys.map(to => ({ ...mailFor(event), to })))
    return enqueueMails(
      needs,
      mails.map(payload => ({ payload })),
    )
  }
  const runAt = nextDigest(needs.world.now(), rhythm)
  const digests = keys.map(to => ({
    payload: { mail: 'digest', since: first.createdAt, to } satisfies MailJob,
    key: `digest ${to}`,
    runAt,
  }))
  return enqueueMails(needs, digests)
}

type News = Extract<StoredEvent['event'], { comment: unknown } | { mention: unknown }>

function mailFor(event: News) {
  if ('mention' in event) return { mail: 'moderate-mention', mention: event.mention } as const
  return { mail: 'moderate', comment: event.comment } as const
}

/** Includes edits that have to be read again. */
function isNews(event: StoredEvent['event']): event is News {
  if (event.type === 'comment-submitted' || event.type === 'mention-received')
    return event.status === 'pending' || event.status === 'approved'
  return event.type === 'comment-edited' && event.from === 'approved' && event.status === 'pending'
}

/** An hour after the first that it includes, or in the morning, at six in UTC. */
function nextDigest(now: number, rhythm: 'hourly' | 'daily'): number {
  if (rhythm === 'hourly') return now + hour
  return Math.floor((now - morning) / day) * day + day + morning
}
