import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { realWorld } from './world.ts'

const patience = 10_000

/** Listens until the process is told to stop; what is in flight then has ten seconds. */
export async function serve(config: Config): Promise<void> {
  const app = await buildApp(config, realWorld)
  const port = await listen(app, config)
  // Before it says that it is ready: whoever reads that may stop it at once.
  stopWhenTold(app)
  console.log(`comment service ready at http://${hostInUrl(config.host)}:${port}`)
}

/** The port that it got: where the settings say 0, any that is free. */
async function listen(app: FastifyInstance, { host, port }: Config): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    // As in buildApp: nobody else would close the database.
    await app.close()
    throw error
  }
  const bound = app.server.address()
  return bound !== null && typeof bound === 'object' ? bound.port : port
}

function stopWhenTold(app: FastifyInstance): void {
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
