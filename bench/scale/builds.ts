export type Builds = {
  /** Notes that a comment in `thread` was approved. */
  readonly note: (thread: number, now: number) => void
  /** The version of the thread in the page that readers get. */
  readonly versionOf: (thread: number, now: number) => number
}

/** The first approval waits `gather` seconds for others, and one build includes all of them. */
export function openBuilds(threads: number, gather: number): Builds {
  const versions = new Int32Array(threads)
  const waiting = new Set<number>()
  let built = 0
  let due = 0

  function catchUp(now: number): void {
    if (waiting.size === 0 || now < due) return
    built += 1
    for (const thread of waiting) versions[thread] = built
    waiting.clear()
  }

  return {
    note(thread, now) {
      catchUp(now)
      if (waiting.size === 0) due = now + gather
      waiting.add(thread)
    },
    versionOf(thread, now) {
      catchUp(now)
      return versions[thread] ?? 0
    },
  }
}
