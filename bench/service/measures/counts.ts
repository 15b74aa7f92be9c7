import type { Row } from '../../measure/results.ts'
import type { PlannedThread } from '../corpus/plan-threads.ts'
import { compareLoads } from '../load/compare-loads.ts'
import { shoot } from '../load/shoot.ts'
import { startOnDatabase } from '../prepare/start-peers.ts'
import { composeGet } from '../requests/compose-request.ts'
import { forSeconds } from '../requests/next-request.ts'
import { countsPath } from '../requests/paths.ts'
import { connections, type Servers, type Setup } from './setup.ts'

const together = 20

/** Asks as the lists of a site do: a hundred lists, each with twenty posts of its own. */
export async function measureCounts(setup: Setup): Promise<Row[]> {
  const { group, rounds, seconds, plan, stored } = setup
  const requests = listPages(plan.quiet).map(ids => composeGet(countsPath(ids)))
  const count = (servers: Servers) => () => {
    let next = 0
    const compose = () => requests[next++ % requests.length] ?? Buffer.alloc(0)
    return shoot({ servers, connections, status: 200, next: forSeconds(seconds, compose) })
  }
  await using peer = await startOnDatabase('select-and-stringify', stored.database)
  return await compareLoads(
    { group, what: 'counts of 20 threads' },
    {
      rounds,
      ours: count(setup.instances),
      peers: { 'Fastify, one SELECT': count([peer]) },
    },
  )
}

function listPages(threads: readonly PlannedThread[]): string[][] {
  const pages = Math.min(100, Math.floor(threads.length / together))
  return Array.from({ length: pages }, (_, page) =>
    threads.slice(page * together, (page + 1) * together).map(({ id }) => id),
  )
}
