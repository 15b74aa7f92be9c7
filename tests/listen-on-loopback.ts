import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'

/** At a port that is free: whoever asks for it finds it in the address, which has no slash at its end. */
export async function listenOnLoopback(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}
