import { createServer, type RequestListener } from 'node:http'
import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import type { World } from '../../comments-api/world.ts'
import { listenOnLoopback } from '../listen-on-loopback.ts'
import { whenDone } from './lifetime.ts'

/** A public address, which nobody on this machine really connects to. */
export const publicAddress = '93.184.215.14'

/** A stranger's server, which really listens, but on this machine. */
export async function startStranger(answer: RequestListener) {
  return listening(createServer(answer))
}

/** A server that accepts connections and says nothing until it is told to. */
export async function startSilence(say: (socket: Socket) => void = () => {}) {
  const server = createTcpServer(socket => {
    socket.on('error', () => undefined)
    say(socket)
  })
  return listening(server)
}

export async function listening(server: Server) {
  const sockets = new Set<Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const { port } = new URL(await listenOnLoopback(server))
  whenDone(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  })
  return { port: Number(port), sockets }
}

/**
 * What a name resolves to, and where a connection to an address really ends. That is on this machine, so that
 * everything else can be real.
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
