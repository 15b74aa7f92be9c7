import { setTimeout as wait } from 'node:timers/promises'
import type { Row } from '../../measure/results.ts'
import { summarise } from '../../measure/summarise.ts'
import type { Setup } from './setup.ts'

/**
 * Waits as long as a load lasts before it measures an idle service. A second after its start, the service collects what
 * the start left (see comments-api/http/server/tidy-up.ts), and a fast machine would measure before that.
 */
export async function measureIdleMemory(setup: Setup): Promise<Row> {
  await wait(setup.seconds * 1_000)
  return measureMemory(setup, 'idle')
}

/** The memory of the largest instance. */
export function measureMemory({ group, instances }: Setup, when: string): Row {
  const megabytes = Math.max(...instances.map(instance => instance.memory()))
  return summarise({ group, what: `resident memory, ${when}`, unit: 'MB' }, [megabytes])
}
