import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from '../../measure/results.ts'
import { compareLoads } from '../load/compare-loads.ts'
import { shoot } from '../load/shoot.ts'
import { repeat } from '../load/shots.ts'
import { startOnDatabase } from '../prepare/start-peers.ts'
import type { Running } from '../prepare/start-process.ts'
import { composeGet } from '../requests/compose-request.ts'
import { eachOnce } from '../requests/next-request.ts'
import { threadPath } from '../requests/paths.ts'
import { connections, type Servers, type Setup } from './setup.ts'

/** Measures the first read of each thread after somebody wrote in it. Only the read is timed. */
export async function measureChangedThreads(setup: Setup): Promise<Row[]> {
  const { group, rounds, seconds, plan, stored } = setup
  const passes = Math.ceil(seconds * 2.5)
  const reads = plan.busy.map(({ id }) => composeGet(threadPath(id)))
  const read = (servers: Servers) =>
    shoot({ servers, connections, status: 200, next: eachOnce(reads) })
  await using peer = await startOnDatabase('select-and-stringify', stored.database)
  return await compareLoads(
    { group, what: 'threads of 100, just changed' },
    {
      rounds,
      ours: () =>
        repeat(passes, async () => {
          await writeInEach(setup)
          await Promise.all(setup.instances.map(untilStill))
          return read(setup.instances)
        }),
      peers: { 'Fastify, SELECT and stringify': () => repeat(passes, () => read([peer])) },
    },
  )
}

async function writeInEach(setup: Setup): Promise<void> {
  const writes = setup.plan.busy.map(({ id }) => setup.submissions.to(id))
  await shoot({ servers: setup.instances, connections, status: 201, next: eachOnce(writes) })
}

const longest = 5_000

/**
 * What follows from a write, such as mails, is part of its cost. Until that is done, the service has more to do than to
 * read.
 */
async function untilStill(instance: Running): Promise<void> {
  const began = performance.now()
  let before = await instance.processorTime()
  while (performance.now() - began < longest) {
    await wait(50)
    const now = await instance.processorTime()
    if (now - before < 5) return
    before = now
  }
}
