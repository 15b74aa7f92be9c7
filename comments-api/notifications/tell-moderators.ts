import { day, hour } from '../durations.ts'
import type { StoredEvent } from '../events/deliver-events.ts'
import type { Query } from '../storage/sql.ts'
import { enqueueMail, moderatorKey } from './mail-job.ts'
import type { Needs } from './needs.ts'

const morning = 6 * hour

/** A comment or a mention that came, and waits or is published, is told to each moderator, at once or with others. */
export async function tellModerators(needs: Needs, { event, createdAt }: StoredEvent) {
  const { rhythm } = needs.settings
  if (rhythm === 'none' || !isNews(event)) return []
  const keys = (await needs.listModerators()).map(moderatorKey)
  if (rhythm === 'each') {
    return keys.map(to => enqueueMail(needs, { ...mailFor(event), to }))
  }
  const runAt = nextDigest(needs.world.now(), rhythm)
  return keys.map((to): Query => {
    return enqueueMail(
      needs,
      { mail: 'digest', since: createdAt, to },
      { key: `digest ${to}`, runAt },
    )
  })
}

type News = Extract<StoredEvent['event'], { comment: unknown } | { mention: unknown }>

function mailFor(event: News) {
  if ('mention' in event) return { mail: 'moderate-mention', mention: event.mention } as const
  return { mail: 'moderate', comment: event.comment } as const
}

/** Also what its author wrote anew so that it has to be read again. */
function isNews(event: StoredEvent['event']): event is News {
  if (event.type === 'comment-submitted' || event.type === 'mention-received')
    return event.status === 'pending' || event.status === 'approved'
  return event.type === 'comment-edited' && event.from === 'approved' && event.status === 'pending'
}

/** An hour after the first that it tells of; or in the morning, at six in UTC. */
function nextDigest(now: number, rhythm: 'hourly' | 'daily'): number {
  if (rhythm === 'hourly') return now + hour
  return Math.floor((now - morning) / day) * day + day + morning
}
