import type { Row } from '../../measure/results.ts'
import { summarise } from '../../measure/summarise.ts'
import { compareLoads } from '../load/compare-loads.ts'
import { type Shot, shoot } from '../load/shoot.ts'
import { perSecond } from '../load/shots.ts'
import { composeGet } from '../requests/compose-request.ts'
import { forSeconds } from '../requests/next-request.ts'
import { threadPath } from '../requests/paths.ts'
import { writeEverywhere } from '../requests/write-everywhere.ts'
import { connections, type Setup } from './setup.ts'

/** Measures the same reads with as many writers beside them, and alone. */
export async function measureReadsUnderWrites(setup: Setup): Promise<Row[]> {
  const { group, rounds, seconds, plan } = setup
  const servers = setup.instances
  const request = composeGet(threadPath(plan.hot.id))
  const read = () =>
    shoot({ servers, connections, status: 200, next: forSeconds(seconds, () => request) })
  const writes: number[] = []
  const readAmongWriters = async (round: number): Promise<Shot> => {
    const next = forSeconds(seconds, writeEverywhere(setup))
    const [shot, written] = await Promise.all([
      read(),
      shoot({ servers, connections, status: 201, next }),
    ])
    if (round > 0) writes.push(perSecond(written))
    return shot
  }
  const what = 'a thread of 100 while 32 write'
  const rows = await compareLoads(
    { group, what },
    { rounds, ours: readAmongWriters, peers: { 'the same without writers': read } },
  )
  return [
    // Nobody can tell which part of the processor time the readers took.
    ...rows.filter(({ unit }) => unit !== 'µs'),
    summarise({ group, what: `${what}: written`, unit: 'req/s' }, writes),
  ]
}
