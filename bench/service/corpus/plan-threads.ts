/** Which threads there are, and how many comments each has: the same for the same number. */
export type ThreadPlan = {
  /** Read by everybody, never written to. */
  readonly hot: PlannedThread
  readonly long: PlannedThread
  /** Written to again and again. */
  readonly busy: readonly PlannedThread[]
  /** Short ones, of which there are many. */
  readonly quiet: readonly PlannedThread[]
}

export type PlannedThread = { readonly id: string; readonly size: number }

const usual = { hot: 100, long: 20_000, busy: 100, quiet: 20 } as const

/** A long thread and a hundred busy ones take three fifths of a small corpus, and their usual sizes in a large one. */
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
