import type { Row } from '../../measure/results.ts'
import { compareLoads } from '../load/compare-loads.ts'
import { shoot } from '../load/shoot.ts'
import { startOnDatabase } from '../prepare/start-peers.ts'
import { forSeconds } from '../requests/next-request.ts'
import { writeEverywhere } from '../requests/write-everywhere.ts'
import { connections, type Servers, type Setup } from './setup.ts'

/**
 * Measures writes with everything on: checked, judged, rendered, sanitised, and on the disk before they are answered.
 */
export async function measureWrites(setup: Setup): Promise<Row[]> {
  const { group, rounds, seconds, stored } = setup
  const compose = writeEverywhere(setup)
  const write = (servers: Servers) => () =>
    shoot({ servers, connections, status: 201, next: forSeconds(seconds, compose) })
  await using limit = await startOnDatabase('group-commit', stored.database)
  return await compareLoads(
    { group, what: 'durable writes' },
    {
      rounds,
      ours: write(setup.instances),
      peers: { 'group commit of bare rows': write([limit]) },
    },
  )
}
