import { isIP } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'

/** Who sends a request, as far as the connection tells. Lives as long as the request; only what is made of `network` with a key is ever stored. */
export type Sender = {
  /** The peer's or, behind a trusted proxy, the one that the proxy names; an IPv4 address also where IPv6 wraps it. */
  readonly address: string | null
  /** Where the address is at home: an IPv4 /24 or an IPv6 /64, such as `192.0.2.0/24`. */
  readonly network: string | null
  /** By what requests are counted: an IPv4 address, or an IPv6 /64, whose addresses are all one household's. */
  readonly counted: string
  readonly userAgent: string
}

declare module 'fastify' {
  interface FastifyRequest {
    readonly sender: Sender
    /** Once somebody asked for it. */
    knownSender: Sender | null
  }
}

const longestUserAgent = 500

export function knowSenders(app: FastifyInstance): void {
  app.decorateRequest('knownSender', null)
  app.decorateRequest('sender', {
    getter(this: FastifyRequest) {
      this.knownSender ??= senderOf(this)
      return this.knownSender
    },
  })
}

function senderOf({ ip, socket, headers }: FastifyRequest): Sender {
  const userAgent = (headers['user-agent'] ?? '').slice(0, longestUserAgent)
  // What a proxy says and nobody can read counts as the proxy itself: otherwise every nonsense would be somebody new.
  const known = readAddress(ip) ?? readAddress(socket.remoteAddress ?? '')
  // A service that listens on a socket file has peers without an address.
  if (known === null) return { address: null, network: null, counted: 'nobody', userAgent }
  const network = networkOf(known)
  const address = known.toString()
  return { address, network, counted: known.kind() === 'ipv4' ? address : network, userAgent }
}

/** Some proxies write the port as well, `192.0.2.1:4711` or `[2001:db8::1]:4711`, and it is another each time. */
function readAddress(written: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const withPort = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(written)
  const [address = ''] = (withPort?.[1] ?? withPort?.[2] ?? written).split('%', 1)
  return isIP(address) === 0 ? null : ipaddr.process(address)
}

/** 256 neighbours, or what a provider gives one household at least: never one machine. */
function networkOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  const bits = address.kind() === 'ipv4' ? 24 : 64
  const bytes = address.toByteArray().map((byte, index) => (index < bits / 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes)}/${bits}`
}
