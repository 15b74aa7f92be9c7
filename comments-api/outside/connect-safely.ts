import { type BlockList, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { World } from '../world.ts'
import { before } from './before.ts'
import { FetchRefused } from './fetch-refused.ts'
import { isPublicAddress } from './is-public-address.ts'
import { portOf } from './web-address.ts'

/** A name with thousands of addresses would make us try every one of them. */
const mostConnections = 4

type Needs = {
  readonly world: Pick<World, 'resolve' | 'connect'>
  /** Public addresses that belong to the owner's own network. */
  readonly own: BlockList
}

/** Connects to the very address that was checked. Throws `FetchRefused` for one that is not public. */
export async function connectSafely(
  { world, own }: Needs,
  url: URL,
  late: AbortSignal,
): Promise<Socket> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = await before(late, addressesOf(world, host), url)
  // One non-public address among several is an attack, not an accident.
  if (addresses.some(address => !isPublicAddress(address, own))) {
    throw new FetchRefused('address', url.href)
  }
  let failure: unknown
  for (const address of addresses.slice(0, mostConnections)) {
    const socket = world.connect(address, portOf(url))
    try {
      return await ready(late, socket, url)
    } catch (error) {
      socket.destroy()
      failure = error
    }
  }
  throw failure ?? new FetchRefused('unresolved', url.href)
}

async function addressesOf(world: Needs['world'], host: string): Promise<readonly string[]> {
  return isIP(host) === 0 ? world.resolve(host) : [host]
}

/** A connection that has been established and, with https, whose certificate matches the requested name. */
function ready(late: AbortSignal, socket: Socket, url: URL): Promise<Socket> {
  const isSecure = url.protocol === 'https:'
  const name = isIP(url.hostname.replace(/^\[|\]$/g, '')) === 0 ? { servername: url.hostname } : {}
  const open = isSecure ? connectTls({ socket, ...name, ALPNProtocols: ['http/1.1'] }) : socket
  const opened = new Promise<Socket>((resolve, reject) => {
    open.once(isSecure ? 'secureConnect' : 'connect', () => resolve(open))
    open.once('error', reject)
    socket.once('error', reject)
  })
  return before(late, opened, url)
}
