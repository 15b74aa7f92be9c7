/** Milliseconds by step, in the order in which the steps were first taken. */
export type Timings = Readonly<Record<string, number>>

export type Stopwatch = {
  /** Ends the step that runs and begins the one named, which may be a step that was taken before. */
  step(name: string): void
  stop(): Timings
}

/** `tell` is called as each step begins. */
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

/** Milliseconds. `performance` would load all that Node measures besides, which takes three of them. */
export function sinceStart(): number {
  return process.uptime() * 1_000
}
