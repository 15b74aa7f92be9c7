import { minute } from '../../durations.ts'
import type { StoredEvent } from '../../events/deliver-events.ts'
import { enqueue, hasten } from '../../events/jobs.ts'
import type { JobKind } from '../../events/run-jobs.ts'
import { isDoneWithAnother } from '../../events/settle-job.ts'
import { listOf } from '../../storage/many.ts'
import { type Query, sql } from '../../storage/sql.ts'
import type { Needs } from '../needs.ts'
import { callOut } from './call-out.ts'

/** The first change waits this long for others, so this is also the least time between two calls. */
const gather = minute

/** A thread's version rises with every public change and only then: what is held, spam or repeated starts no build. */
export async function buildAfterChanges({ world }: Needs, stored: readonly StoredEvent[]) {
  const threads = listOf([...new Set(stored.map(({ event }) => event.thread))])
  const isNew = sql`
    exists (
      select 1
      from threads
      left join announced_versions on announced_versions.thread = threads.id
      where threads.id in (${threads})
        and threads.version > coalesce(announced_versions.version, 0))`
  const job = { kind: 'build', payload: {}, key: 'site', runAt: world.now() + gather }
  // A hook that has failed all day is asked for this change in a minute, not for yesterday's in seventeen hours.
  return [enqueue(job, world, isNew), hasten(job, world, isNew), announce(threads)]
}

function announce(threads: Query): Query {
  return sql`
    insert into announced_versions (thread, version)
    select id, version from threads where id in (${threads})
    on conflict (thread) do update set version = excluded.version`
}

/** Calls the service that builds the site. The body is what GitHub expects; others ignore it. */
export function callBuildHook(needs: Needs): JobKind {
  return {
    kind: 'build',
    async run(_payload, { job, signal }) {
      const hook = needs.settings.buildHook
      // Otherwise the call of a killed process would be made up for less than a minute after the next.
      if (hook === null || (await isDoneWithAnother(needs, job))) return []
      const headers = hook.secret === null ? {} : { authorization: `Bearer ${hook.secret}` }
      const body = JSON.stringify({ event_type: 'afterword' })
      await callOut(needs.world, { url: hook.url, headers, body, signal })
      return []
    },
  }
}
