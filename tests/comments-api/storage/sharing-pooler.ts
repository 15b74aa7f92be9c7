import { randomBytes } from 'node:crypto'
import { connect, createServer, type Socket } from 'node:net'
import { whenDone } from '../lifetime.ts'
import { listening } from '../outside.ts'

/** As PgBouncer's `pool_mode`: who owns a session, and until when. */
type Mode = 'transaction' | 'session'

/**
 * The server's message that it is idle and outside any transaction. A pooler then gives the session to somebody else.
 */
const atRest = Buffer.from('Z\0\0\0\x05I')

/**
 * Each greeting names another process. A session is given away after each transaction, or after each connection. As all
 * of them end with the test, none stays in a database that another test gets.
 */
export async function startSharingPooler({ hostname, port }: URL, mode: Mode) {
  const sessions: Socket[] = []
  const free: Socket[] = []
  const server = createServer(client => {
    let session: Socket | undefined

    function use(next: Socket): Socket {
      next.removeAllListeners('data').on('data', (answer: Buffer) => {
        client.write(rename(answer))
        if (mode === 'session' || !answer.subarray(-atRest.length).equals(atRest)) return
        free.push(next)
        session = undefined
      })
      return next
    }

    client.on('error', () => undefined)
    client.once('data', greeting => {
      session = use(connect(Number(port), hostname))
      sessions.push(session)
      session.on('error', () => client.destroy())
      session.write(greeting)
      client.on('data', asked => {
        session ??= use(free.pop() ?? fail())
        session.write(asked)
      })
    })
    client.on('close', () => mode === 'session' && session?.destroy())
  })
  whenDone(() => sessions.forEach(session => void session.destroy()))
  return listening(server)
}

function fail(): never {
  throw new Error('all sessions are taken')
}

/** https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-BACKENDKEYDATA */
function rename(answer: Buffer): Buffer {
  const key = answer.indexOf('K\0\0\0\x0c')
  if (key >= 0) randomBytes(4).copy(answer, key + 5)
  return answer
}
