import type { Row } from '../../measure/results.ts'
import type { PlannedThread } from '../corpus/plan-threads.ts'
import { type Contender, compareWaits } from '../load/compare-loads.ts'
import { type Shot, shoot } from '../load/shoot.ts'
import { repeat } from '../load/shots.ts'
import { composeGet } from '../requests/compose-request.ts'
import { eachOnce } from '../requests/next-request.ts'
import { threadPath } from '../requests/paths.ts'
import { readPage } from '../requests/read-page.ts'
import type { Setup } from './setup.ts'

const mostPages = 50

/** Measures one writer and one reader in a very long thread, compared with a thread of 100. */
export async function measureLongThread(setup: Setup): Promise<Row[]> {
  const { long, busy } = setup.plan
  const { size } = long
  const times = Math.ceil(setup.seconds * 10)
  const [short = long] = busy
  const beside = async (what: string, act: (thread: PlannedThread) => Promise<Contender>) =>
    compareWaits(
      { group: setup.group, what: `a long thread: ${what}`, size },
      {
        rounds: setup.rounds,
        ours: await act(long),
        peers: { 'a thread of 100': await act(short) },
      },
    )
  return [
    ...(await beside('a write', async thread => () => repeat(times, () => write(setup, thread)))),
    ...(await beside(
      'its first page, just changed',
      async thread => () => repeat(times, () => readChanged(setup, thread, '')),
    )),
    ...(await beside('what is newer than a page', async thread => {
      const { version, epoch } = await readPage(setup.instances[0], thread.id)
      return () =>
        repeat(times, () => readChanged(setup, thread, `?since=${version}&epoch=${epoch}`))
    })),
    ...(await measureLaterPages(setup)),
  ]
}

function write({ instances, submissions }: Setup, { id }: PlannedThread): Promise<Shot> {
  const next = eachOnce([submissions.to(id)])
  return shoot({ servers: [instances[0]], connections: 1, status: 201, next })
}

async function readChanged(setup: Setup, thread: PlannedThread, query: string): Promise<Shot> {
  await write(setup, thread)
  return readOnce(setup, [threadPath(thread.id) + query])
}

function readOnce({ instances }: Setup, paths: readonly string[]): Promise<Shot> {
  const next = eachOnce(paths.map(path => composeGet(path)))
  return shoot({ servers: [instances[0]], connections: 1, status: 200, next })
}

/** A write comes first, so that no page is the same as when it was read before. */
async function measureLaterPages(setup: Setup): Promise<Row[]> {
  const { group, rounds, plan } = setup
  const paths = await listPages(setup)
  if (paths.length === 0) return []
  return compareWaits(
    { group, what: 'a long thread: each of its later pages', size: plan.long.size },
    {
      rounds,
      ours: async () => {
        await write(setup, plan.long)
        return readOnce(setup, paths)
      },
    },
  )
}

async function listPages({ plan, instances }: Setup): Promise<string[]> {
  const { long } = plan
  const [instance] = instances
  const paths: string[] = []
  let { next } = await readPage(instance, long.id)
  while (next !== null && paths.length < mostPages) {
    const query = `?cursor=${encodeURIComponent(next)}`
    paths.push(threadPath(long.id) + query)
    next = (await readPage(instance, long.id, query)).next
  }
  return paths
}
