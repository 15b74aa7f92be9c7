import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'

/** Listens at a free port. Returns the address, without a slash at its end. */
export async function listenOnLoopback(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}
