type Listening = {
  listen(options: { readonly host: string; readonly port: number }): Promise<string>
  close(): Promise<unknown>
}

/**
 * Listens once it was told what to serve, and answers with its address. Every later message is answered with the
 * processor time taken so far. It ends with the bench.
 */
export function serve<Told>(open: (told: Told) => Promise<Listening> | Listening): void {
  process.once('message', async (told: Told) => {
    const server = await open(told)
    const url = await server.listen({ host: '127.0.0.1', port: 0 })
    process.on('message', () => process.send?.(processorTime()))
    process.once('SIGTERM', () => server.close().finally(() => process.exit(0)))
    process.send?.(url)
  })
  process.once('disconnect', () => process.exit(0))
}

/** In milliseconds, for all threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
