/**
 * In milliseconds, for this thread. Other work on the machine makes it wait, but not work more. Tests that something is
 * fast in proportion use this.
 */
export function processorTime(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  return milliseconds(process.threadCpuUsage(before))
}

/** For the whole process, if work waits for other threads or for a server in this process. */
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
