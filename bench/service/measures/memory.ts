import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from '../../measure/results.ts'
import { summarise } from '../../measure/summarise.ts'
import type { Ground } from './ground.ts'

/**
 * Of a service that was asked nothing for as long as a load lasts: what its start left, it collects
 * a second after it, see comments-api/http/server/tidy-up.ts, and a quick machine is here sooner.
 */
export async function measureIdleMemory(ground: Ground): Promise<Row> {
  await wait(ground.seconds * 1_000)
  return measureMemory(ground, 'idle')
}

/** Of the largest instance. */
export function measureMemory({ group, instances }: Ground, when: string): Row {
  const megabytes = Math.max(...instances.map(instance => instance.memory()))
  return summarise({ group, what: `resident memory, ${when}`, unit: 'MB' }, [megabytes])
}
