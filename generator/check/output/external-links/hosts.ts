type Patience = {
  readonly now: () => number
  readonly wait: (milliseconds: number) => Promise<void>
  /** Between two requests to one host. */
  readonly pause: number
}

const hostsAtOnce = 8

/** Lets requests through: to one host one after another with a pause between, and to few hosts at once. */
export function openHosts({ now, wait, pause }: Patience) {
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
    /** In the order of asking. */
    request: <Result>(host: string, request: () => Promise<Result>): Promise<Result> => {
      const turn = (lines.get(host) ?? Promise.resolve()).then(() => takeTurn(host, request))
      lines.set(
        host,
        turn.catch(() => undefined),
      )
      return turn
    },
    /** Until then the host is left alone by everyone. */
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
