import type { Row } from '../../measure/results.ts'
import { summarise } from '../../measure/summarise.ts'
import type { Ground } from './ground.ts'

/** Of the largest instance. */
export function measureMemory({ group, instances }: Ground, when: string): Row {
  const megabytes = Math.max(...instances.map(instance => instance.memory()))
  return summarise({ group, what: `resident memory, ${when}`, unit: 'MB' }, [megabytes])
}
