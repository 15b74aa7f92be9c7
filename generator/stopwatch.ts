/** Milliseconds by step, in the order in which the steps were first taken. */
export type Timings = Readonly<Record<string, number>>

export type Stopwatch = {
  /** Ends the step that runs and begins the one named. */
  step(name: string): void
  stop(): Timings
}

export function startStopwatch(): Stopwatch {
  const timings: Record<string, number> = {}
  let running: { readonly name: string; readonly since: number } | null = null
  const end = () => {
    if (running === null) return
    timings[running.name] = Math.round(sinceStart() - running.since)
  }
  return {
    step: name => {
      end()
      running = { name, since: sinceStart() }
    },
    stop: () => {
      end()
      running = null
      return timings
    },
  }
}

/** Milliseconds. `performance` would load all that Node measures besides, which takes three of them. */
export function sinceStart(): number {
  return process.uptime() * 1_000
}
