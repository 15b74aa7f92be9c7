import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import type { Config } from './config.ts'
import { announceEnd } from './http/server/closing.ts'
import { listen } from './listening.ts'
import { realWorld } from './world.ts'

const grace = 10_000

/** Listens until the process is told to stop; requests in flight then have ten seconds to finish. */
export async function serve(config: Config): Promise<void> {
  const app = await buildApp(config, realWorld)
  const port = await listen(app, config)
  // Before announcing that it is ready, since whoever reads that may stop it at once.
  stopWhenTold(app)
  console.log(`comment service ready at http://${hostInUrl(config.host)}:${port}`)
}

function stopWhenTold(app: FastifyInstance): void {
  let isStopping = false
  function stop(): void {
    if (isStopping) process.exit(0)
    isStopping = true
    setTimeout(() => process.exit(0), grace).unref()
    announceEnd(app.server)
      .then(() => app.close())
      .then(
        () => process.exit(0),
        () => process.exit(3),
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // The terminal or the session that it was started in has ended.
  process.on('SIGHUP', stop)
}

function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}
