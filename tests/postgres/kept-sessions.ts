import { connect, createServer, type Socket } from 'node:net'
import { listenOnLoopback } from '../listen-on-loopback.ts'

/** The name of a session that nobody uses. */
export const kept = 'kept for the next test'

/** `welcome` is what the server says until a new session is ready. Empty if it is for one connection alone. */
type Session = { readonly socket: Socket; welcome: Buffer }

/** https://www.postgresql.org/docs/current/protocol-message-formats.html */
const farewell = Buffer.from('X\0\0\0\x04')
/** The server asks for no password. */
const letIn = Buffer.from('R\0\0\0\x08\0\0\0\0')
/** The server is idle, outside any transaction. */
const atRest = Buffer.from('Z\0\0\0\x05I')

/**
 * Stands before a server as PgBouncer does with `pool_mode = session`, which owners may have: a session that a
 * connection ends is emptied, and given to the next connection to the same database. To begin one takes 5 ms of the
 * server, and to ask a table for the first time as much again. Returns the address of the server behind it.
 */
export async function keepSessionsOf(address: string): Promise<string> {
  const there = new URL(address)
  const free = new Map<string, Set<Session>>()
  const server = createServer({ noDelay: true }, client => {
    client.on('error', () => client.destroy())
    client.once('data', (greeting: Buffer) => void seat(client, greeting))
  })

  async function seat(client: Socket, greeting: Buffer): Promise<void> {
    // Where it leads to, and as whom.
    const wanted = greeting.toString('latin1')
    const sessions = free.get(wanted) ?? new Set()
    free.set(wanted, sessions)
    const [session = begin(greeting, sessions)] = sessions
    sessions.delete(session)
    if (session.welcome.length > 0) {
      // What it says meanwhile waits.
      client.pause()
      await ask(session.socket, 'reset application_name', 'RESET')
      client.write(session.welcome)
    }
    if (!client.destroyed) await introduce(client, session)
    await renew(session.socket)
    sessions.add(session)
  }

  function begin(greeting: Buffer, sessions: Set<Session>): Session {
    const socket = connect({
      port: Number(there.port || 5432),
      host: there.hostname,
      noDelay: true,
    })
    const session: Session = { socket, welcome: Buffer.alloc(0) }
    socket.on('error', () => socket.destroy())
    socket.once('close', () => sessions.delete(session))
    // A worker of Vitest ends without waiting for what is kept.
    socket.unref()
    socket.write(greeting)
    void hear(socket, '').then(welcome => {
      if (welcome.subarray(0, letIn.length).equals(letIn)) session.welcome = welcome
    })
    return session
  }

  const { port } = new URL(await listenOnLoopback(server))
  server.unref()
  const here = new URL(there)
  here.port = port
  return here.href
}

/** Resolves when the client has said farewell. If either just goes, the other goes as well. */
function introduce(client: Socket, session: Session): Promise<void> {
  const { socket } = session
  let isLeaving = false
  const leave = () => socket.destroy()
  const follow = () => client.destroySoon()
  client.once('close', leave)
  socket.once('close', follow)
  socket.pipe(client)
  client.on('data', (words: Buffer) => {
    if (isLeaving) socket.write(farewell)
    // No other message ends like this one.
    isLeaving = endsWith(words, farewell)
    socket.write(isLeaving ? words.subarray(0, -farewell.length) : words)
  })
  client.resume()
  return new Promise(resolve => {
    client.once('end', () => {
      if (!isLeaving || session.welcome.length === 0) return
      client.off('close', leave)
      socket.off('close', follow)
      // Without somebody who reads it, it would stop.
      socket.unpipe(client).resume()
      resolve()
    })
  })
}

async function renew(socket: Socket): Promise<void> {
  await ask(socket, 'discard all', 'DISCARD ALL')
  await ask(socket, `set application_name = '${kept}'`, 'SET')
}

/** A session that refuses, because it is in the middle of something, is ended. */
async function ask(socket: Socket, query: string, done: string): Promise<void> {
  const length = Buffer.alloc(4)
  length.writeInt32BE(length.length + query.length + 1)
  socket.write(Buffer.concat([Buffer.from('Q'), length, Buffer.from(`${query}\0`)]))
  await hear(socket, `${done}\0`)
}

/** Everything until the server is at rest, if it says this. */
function hear(socket: Socket, done: string): Promise<Buffer> {
  return new Promise(resolve => {
    let said = Buffer.alloc(0)
    socket.on('data', function listen(part: Buffer) {
      said = Buffer.concat([said, part])
      if (said.includes('SERROR\0')) socket.destroy()
      if (!said.includes(done) || !endsWith(said, atRest)) return
      socket.off('data', listen)
      resolve(said)
    })
  })
}

function endsWith(words: Buffer, end: Buffer): boolean {
  return words.subarray(-end.length).equals(end)
}
