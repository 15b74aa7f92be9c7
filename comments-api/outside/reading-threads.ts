import { Worker } from 'node:worker_threads'
import { second } from '../durations.ts'

const memory = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }
/** In milliseconds. A thread that has worked longer may hold what large pages left, and is not used again. */
const mostWorked = second / 2
const longestIdle = 10 * second

/**
 * Threads that wait for another page, and when they end without one. To start one takes ten times as long as to read
 * most pages. Like what Node itself keeps between uses, they belong to the process, whoever reads.
 */
const idle = new Map<Worker, { readonly module: string; readonly end: NodeJS.Timeout }>()

export function takeReadingThread(module: URL): Worker {
  const [kept] = idle.entries().find(([, waiting]) => waiting.module === module.href) ?? []
  if (kept === undefined) return start(module)
  stopWaiting(kept)
  kept.ref()
  return kept
}

/** Must be called only after it has answered. */
export async function giveBackReadingThread(module: URL, thread: Worker): Promise<void> {
  const worked = await workBeforeEnd(thread)
  if (worked === null) return
  if (worked > mostWorked) return void (await thread.terminate())
  thread.unref()
  const end = setTimeout(() => endIdle(thread), longestIdle).unref()
  idle.set(thread, { module: module.href, end })
}

/** All that it has worked, in milliseconds, or null if it has ended. */
export async function workOf(thread: Worker): Promise<number | null> {
  const worked = await thread.cpuUsage().catch(() => null)
  return worked && (worked.user + worked.system) / 1_000
}

/** A thread that ends meanwhile may say what it worked all the same, after its end, or nothing at all. */
function workBeforeEnd(thread: Worker): Promise<number | null> {
  const { promise, resolve } = Promise.withResolvers<number | null>()
  const giveUp = () => resolve(null)
  thread.on('exit', giveUp)
  void workOf(thread).then(resolve)
  return promise.finally(() => thread.off('exit', giveUp))
}

function start(module: URL): Worker {
  const thread = new Worker(module, { resourceLimits: memory })
  // One that breaks while nobody waits for it must not end the process.
  thread.on('error', () => undefined)
  thread.on('exit', () => stopWaiting(thread))
  return thread
}

/** In this order, so that nobody takes one that is about to end. */
function endIdle(thread: Worker): void {
  stopWaiting(thread)
  void thread.terminate()
}

function stopWaiting(thread: Worker): void {
  clearTimeout(idle.get(thread)?.end)
  idle.delete(thread)
}
