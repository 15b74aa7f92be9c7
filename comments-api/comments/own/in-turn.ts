/** Runs tasks with the same key one after the other, in the order in which they were requested. */
export function takeInTurn() {
  const latest = new Map<string, Promise<unknown>>()
  return async function inTurn<Done>(key: string, act: () => Promise<Done>): Promise<Done> {
    const before = latest.get(key) ?? Promise.resolve()
    const own = before.then(act, act)
    latest.set(key, own)
    try {
      return await own
    } finally {
      if (latest.get(key) === own) latest.delete(key)
    }
  }
}
