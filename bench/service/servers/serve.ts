type Listening = {
  listen(options: { readonly host: string; readonly port: number }): Promise<string>
  close(): Promise<unknown>
}

/**
 * Told what to serve, it listens and tells where; asked again,
 * what it took of the processor. Without the bench it ends.
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

/** In milliseconds, of all threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
