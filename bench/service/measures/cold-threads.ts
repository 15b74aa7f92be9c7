import type { Row } from '../../measure/results.ts'
import { compareLoads } from '../load/compare-loads.ts'
import { shoot } from '../load/shoot.ts'
import { startOnDatabase } from '../prepare/start-peers.ts'
import { composeGet } from '../requests/compose-request.ts'
import { eachOnce } from '../requests/next-request.ts'
import { threadPath } from '../requests/paths.ts'
import { connections, type Servers, type Setup } from './setup.ts'

const most = 2_000

/** Measures threads that nobody has read since the service started, which are different ones in every round. */
export async function measureColdThreads(setup: Setup): Promise<Row[]> {
  const { group, rounds, plan, stored } = setup
  const count = Math.min(most, Math.floor(plan.quiet.length / (rounds + 1)))
  const readOnce = (servers: Servers) => (round: number) => {
    const threads = plan.quiet.slice(round * count, (round + 1) * count)
    const requests = threads.map(({ id }) => composeGet(threadPath(id)))
    return shoot({ servers, connections, status: 200, next: eachOnce(requests) })
  }
  await using peer = await startOnDatabase('select-and-stringify', stored.database)
  return await compareLoads(
    { group, what: 'threads of 20, never read before' },
    {
      rounds,
      ours: readOnce(setup.instances),
      peers: { 'Fastify, SELECT and stringify': readOnce([peer]) },
    },
  )
}
