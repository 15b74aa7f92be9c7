import type { Row } from '../../measure/results.ts'
import { summarise } from '../../measure/summarise.ts'
import { shoot } from '../load/shoot.ts'
import type { Running } from '../prepare/start-process.ts'
import { eachOnce } from '../requests/next-request.ts'
import { readPage } from '../requests/read-page.ts'
import type { Setup } from './setup.ts'

/** How long it takes until the other instance shows what was written at one: the slowest of each round. */
export async function measureInTouch(setup: Setup): Promise<Row[]> {
  const { group, rounds, seconds, plan, instances } = setup
  const [writing, reading] = instances
  if (reading === undefined) return []
  const threads = plan.quiet.slice(0, Math.ceil(seconds * 10)).map(({ id }) => id)
  const slowest: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const waits: number[] = []
    for (const thread of threads) {
      const { version } = await readPage(reading, thread)
      const next = eachOnce([setup.submissions.to(thread)])
      await shoot({ servers: [writing], connections: 1, status: 201, next })
      waits.push(await untilShown(reading, thread, version))
    }
    slowest.push(Math.max(...waits))
  }
  return [summarise({ group, what: 'written at one, shown by the other', unit: 'ms' }, slowest)]
}

async function untilShown(instance: Running, thread: string, before: number): Promise<number> {
  const began = performance.now()
  while ((await readPage(instance, thread)).version === before)
    if (performance.now() - began > 10_000) throw new Error('the other instance never shows it')
  return performance.now() - began
}
