type Pacing = {
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
  /** Milliseconds between two requests to one host. */
  readonly pause: number
}

const hostsAtOnce = 8

/**
 * Limits requests: those to one host run one after another with a pause between them, and only a few hosts are asked at
 * once.
 */
export function openHosts({ now, wait, pause }: Pacing) {
  const lines = new Map<string, Promise<unknown>>()
  const lastEnds = new Map<string, number>()
  const gate = openGate(hostsAtOnce)
  const takeTurn = async <Result>(host: string, request: () => Promise<Result>) => {
    const last = lastEnds.get(host)
    const rest = last === undefined ? 0 : last + pause - now()
    if (rest > 0) await wait(rest)
    try {
      return await gate(request)
    } finally {
      lastEnds.set(host, now())
    }
  }
  return {
    /** Requests to one host run in the order in which they were made. */
    request: <Result>(host: string, request: () => Promise<Result>): Promise<Result> => {
      const turn = (lines.get(host) ?? Promise.resolve()).then(() => takeTurn(host, request))
      lines.set(
        host,
        turn.catch(() => undefined),
      )
      return turn
    },
    /** Sends no request to the host for that long. */
    rest: (host: string, milliseconds: number): Promise<void> => {
      const turn = (lines.get(host) ?? Promise.resolve()).then(() => wait(milliseconds))
      lines.set(host, turn)
      return turn
    },
  }
}

function openGate(places: number) {
  const waiting: (() => void)[] = []
  let free = places
  return async <Result>(task: () => Promise<Result>): Promise<Result> => {
    if (free === 0) await new Promise<void>(resolve => waiting.push(resolve))
    else free -= 1
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
