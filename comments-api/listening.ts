import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'

/** Returns the actual port: 0 in the settings means any that is free. */
export async function listen(app: FastifyInstance, { host, port }: Config): Promise<number> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    // Otherwise the database stays open.
    await app.close()
    throw new Error(whatToSet(cause, { host, port }), { cause })
  }
  const bound = app.server.address()
  return bound !== null && typeof bound === 'object' ? bound.port : port
}

/** The system names a call and a code; this names the setting that leads to them. */
function whatToSet(cause: unknown, { host, port }: Pick<Config, 'host' | 'port'>): string {
  switch (cause instanceof Error && 'code' in cause && cause.code) {
    case 'EADDRINUSE':
      return `port ${port} is taken; stop what listens there, or set AFTERWORD_PORT to another`
    case 'EACCES':
      return `port ${port} needs more rights; set AFTERWORD_PORT to 1024 or more`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `AFTERWORD_HOST is ${host}, which is not an address of this machine; 127.0.0.1 always is`
    default:
      return `cannot listen at AFTERWORD_HOST ${host}, AFTERWORD_PORT ${port}`
  }
}
