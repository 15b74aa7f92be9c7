/** Which threads there are, and how many comments each has. The same number always gives the same plan. */
export type ThreadPlan = {
  /** The thread that everybody reads and nobody writes to. */
  readonly hot: PlannedThread
  readonly long: PlannedThread
  /** Threads that are written to again and again. */
  readonly busy: readonly PlannedThread[]
  /** Many short threads. */
  readonly quiet: readonly PlannedThread[]
}

export type PlannedThread = { readonly id: string; readonly size: number }

const usual = { hot: 100, long: 20_000, busy: 100, quiet: 20 } as const

/**
 * In a small corpus, a long thread and the busy ones have three fifths of the comments. In a large one, they have their
 * usual sizes.
 */
export function planThreads(comments: number): ThreadPlan {
  const long = Math.min(usual.long, Math.floor(comments * 0.4))
  const busy = Math.min(100, Math.max(1, Math.floor((comments * 0.2) / usual.busy)))
  const rest = comments - usual.hot - long - busy * usual.busy
  const quiet = Math.max(40, Math.floor(rest / usual.quiet))
  return {
    hot: { id: 'hot', size: usual.hot },
    long: { id: 'long', size: long },
    busy: many(busy, 'busy', usual.busy),
    quiet: many(quiet, 'quiet', usual.quiet),
  }
}

export function listThreads({ hot, long, busy, quiet }: ThreadPlan): PlannedThread[] {
  return [hot, long, ...busy, ...quiet]
}

function many(count: number, name: string, size: number): PlannedThread[] {
  return Array.from({ length: count }, (_, number) => ({ id: `${name}-${number}`, size }))
}
