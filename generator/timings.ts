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
    timings[running.name] = Math.round(performance.now() - running.since)
  }
  return {
    step: name => {
      end()
      running = { name, since: performance.now() }
    },
    stop: () => {
      end()
      running = null
      return timings
    },
  }
}
