import { setImmediate } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

/**
 * Counts the threads that this test starts from now on. Node tells of a thread once nothing else is ready to run, so
 * one of an earlier test may be told of only now.
 */
export async function countThreads(): Promise<() => Promise<number>> {
  await setImmediate()
  let started = 0
  const count = () => {
    started += 1
  }
  process.on('worker', count)
  onTestFinished(() => void process.off('worker', count))
  return async () => {
    await setImmediate()
    return started
  }
}
