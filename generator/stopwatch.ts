/** Milliseconds for each step, in the order in which the steps first ran. */
export type Timings = Readonly<Record<string, number>>

export type Stopwatch = {
  /** Ends the current step and starts another. A step may run several times. */
  step(name: string): void
  stop(): Timings
}

/** Calls `tell` at the start of each step. */
export function startStopwatch(tell: (step: string) => void): Stopwatch {
  const timings: Record<string, number> = {}
  let running: { readonly name: string; readonly since: number } | null = null
  const end = () => {
    if (running === null) return
    const before = timings[running.name] ?? 0
    timings[running.name] = before + Math.round(sinceStart() - running.since)
  }
  return {
    step: name => {
      end()
      tell(name)
      running = { name, since: sinceStart() }
    },
    stop: () => {
      end()
      running = null
      return timings
    },
  }
}

/** What all steps took, for people. */
export function shownSum(timings: Timings): string {
  const milliseconds = Object.values(timings).reduce((sum, time) => sum + time, 0)
  return `${(milliseconds / 1_000).toFixed(2)} s`
}

/** Milliseconds since the process started. `performance.now` would take 3 ms to load. */
export function sinceStart(): number {
  return process.uptime() * 1_000
}
