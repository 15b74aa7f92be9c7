import type { AddressInfo } from 'node:net'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { realWorld } from './world.ts'

const patience = 10_000

/** Listens until the process is told to stop; what is in flight then has ten seconds. */
export async function serve(config: Config): Promise<void> {
  const app = await buildApp(config, realWorld)
  await app.listen({ host: config.host, port: config.port })
  const { port } = app.server.address() as AddressInfo
  console.log(`comment service ready at http://${hostInUrl(config.host)}:${port}`)

  let isStopping = false
  function stop(): void {
    if (isStopping) process.exit(0)
    isStopping = true
    setTimeout(() => process.exit(0), patience).unref()
    app.close().then(
      () => process.exit(0),
      () => process.exit(3),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
