import { availableParallelism, cpus, totalmem } from 'node:os'
import type { Results } from './results.ts'

/** Describes what the figures depend on, but not whose machine it is. */
export function describeMachine(): Results['machine'] {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.version.slice(1),
  }
}
