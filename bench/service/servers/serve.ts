type Listening = {
  listen(options: { readonly host: string; readonly port: number }): Promise<string>
  close(): Promise<unknown>
}

/** Told what to serve, it listens and tells where; without the bench it ends. */
export function serve<Told>(open: (told: Told) => Promise<Listening> | Listening): void {
  process.once('message', async (told: Told) => {
    const server = await open(told)
    process.send?.(await server.listen({ host: '127.0.0.1', port: 0 }))
    process.once('SIGTERM', () => server.close().finally(() => process.exit(0)))
  })
  process.once('disconnect', () => process.exit(0))
}
