import { connect, createServer, type Socket } from 'node:net'
import type { DatabaseAddress } from '../../../comments-api/storage/open.ts'
import { addressFor } from '../engines.ts'
import { listening } from '../outside.ts'
import { makeFolder } from '../service.ts'

/** What becomes of a connection that was forgotten: whoever uses it is told, or waits for ever. */
type Fate = 'reset' | 'silence'

/** Stands between a service and its server. It passes everything on, and keeps how every connection began. */
export async function startPooler({ hostname, port }: URL) {
  const greetings: Buffer[] = []
  const passing = new Set<{ readonly client: Socket; readonly there: Socket }>()
  const unheard: Buffer[] = []
  const server = createServer(client => {
    client.once('data', greeting => void greetings.push(Buffer.from(greeting)))
    const there = connect(Number(port), hostname)
    client.pipe(there).pipe(client)
    for (const socket of [client, there]) socket.on('error', () => client.destroy())
    const pair = { client, there }
    passing.add(pair)
    client.on('close', () => {
      passing.delete(pair)
      // A pipe ends the other side only after a farewell. Without one, the session would stay in the database.
      there.destroy()
    })
  })

  /** Forgets the connections that are open now, as a firewall does, without telling either end. Returns how to end them. */
  function forget(fate: Fate): () => void {
    const forgotten = [...passing]
    for (const { client, there } of forgotten) {
      client.unpipe()
      there.unpipe().destroy()
      client.on('data', packet => {
        unheard.push(Buffer.from(packet))
        if (fate === 'reset') client.resetAndDestroy()
      })
      client.resume()
    }
    return () => {
      for (const { client } of forgotten) client.destroy()
    }
  }

  return { greetings, unheard, forget, ...(await listening(server)) }
}

export async function serverAddress(): Promise<URL> {
  const address = await addressFor(await makeFolder())
  if (address.engine !== 'postgres') throw new Error('there is no server here')
  return new URL(address.url)
}

export function addressAt({ href }: URL): DatabaseAddress {
  return { engine: 'postgres', url: href }
}
