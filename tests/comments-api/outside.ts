import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net'
import type { World } from '../../comments-api/world.ts'
import { whenDone } from './lifetime.ts'

/** A public address, for which nobody on this machine is asked. */
export const publicAddress = '93.184.215.14'

/** A server of a stranger, really listening, but on this machine. */
export async function startStranger(answer: RequestListener) {
  const server = createServer(answer)
  return listening(server)
}

/** One that takes connections and says nothing, until told what. */
export async function startSilence(say: (socket: import('node:net').Socket) => void = () => {}) {
  const server = createTcpServer(socket => {
    socket.on('error', () => undefined)
    say(socket)
  })
  return listening(server)
}

export async function listening(server: ReturnType<typeof createTcpServer>) {
  const sockets = new Set<import('node:net').Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  whenDone(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  })
  return { port: (server.address() as AddressInfo).port, sockets }
}

/**
 * What a name leads to, and where a connection to an address
 * really ends: on this machine, so that all else can be real.
 */
export function internet(
  names: Readonly<Record<string, readonly string[]>>,
  port: number,
): Pick<World, 'resolve' | 'connect'> & { readonly connected: string[] } {
  const connected: string[] = []
  return {
    connected,
    resolve: async host => names[host] ?? Promise.reject(new Error(`no such host: ${host}`)),
    connect: (address, at) => {
      connected.push(`${address}:${at}`)
      return connect({ host: '127.0.0.1', port })
    },
  }
}
