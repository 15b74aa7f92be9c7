import { measureJobs, measureQueueAge } from './events/measure-queue.ts'
import { gauge, type Metric } from './http/metrics/text-format.ts'
import { countByStatus } from './moderation/desk/totals.ts'
import type { Database } from './storage/database.ts'
import type { World } from './world.ts'

type Needs = { readonly database: Database; readonly world: World }

type Sources = Needs & { readonly measures: readonly (() => readonly Metric[])[] }

/** What this process has measured, and what the database knows. */
export function gatherMetrics({ measures, ...needs }: Sources) {
  return async function gather(): Promise<readonly Metric[]> {
    const own = measures.flatMap(measure => measure())
    return [...own, ...(await gatherFromDatabase(needs))]
  }
}

/** The same for every instance on it. Numbers only. */
async function gatherFromDatabase(needs: Needs): Promise<readonly Metric[]> {
  const [totals, jobs, age] = await Promise.all([
    countByStatus(needs.database),
    measureJobs(needs),
    measureQueueAge(needs),
  ])
  return [
    {
      name: 'afterword_comments',
      type: 'gauge',
      help: 'Comments by status.',
      samples: Object.entries(totals).map(([status, value]) => ({ labels: { status }, value })),
    },
    {
      name: 'afterword_jobs',
      type: 'gauge',
      help: 'Jobs by kind and state; dead ones wait for a moderator.',
      samples: jobs.map(({ kind, state, total }) => ({ labels: { kind, state }, value: total })),
    },
    {
      name: 'afterword_job_overdue_seconds',
      type: 'gauge',
      help: 'How long the first waiting job of a kind has been due.',
      samples: jobs
        .filter(({ state }) => state === 'waiting')
        .map(({ kind, overdue }) => ({ labels: { kind }, value: overdue })),
    },
    gauge('afterword_queue_age_seconds', 'How long the oldest event waits for its delivery.', age),
  ]
}
