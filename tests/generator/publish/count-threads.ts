import { setImmediate } from 'node:timers/promises'
import { onTestFinished } from 'vitest'

/**
 * Counts the worker threads that this test starts from now on. Node emits `worker` once nothing else is ready to run,
 * so the event of an earlier test may come only now.
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
