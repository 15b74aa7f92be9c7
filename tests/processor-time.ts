/**
 * In milliseconds, of this thread: what else the machine does makes it wait, and not work more. What must be fast in
 * proportion is measured so.
 */
export function processorTime(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  return milliseconds(process.threadCpuUsage(before))
}

/** Of the whole process, for work that waits for other threads or for a server in this process. */
export async function processorTimeOfAll(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  return processorTimeSince(before)
}

export function processorTimeSince(before: NodeJS.CpuUsage): number {
  return milliseconds(process.cpuUsage(before))
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1_000
}
