import type { FastifyInstance, FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'

/** Who sends a request, as far as the connection tells. Lives as long as the request; only what is made of `network` with a key is ever stored. */
export type Sender = {
  /** The peer's or, behind a trusted proxy, the one that the proxy names; an IPv4 address also where IPv6 wraps it. */
  readonly address: string | null
  /** Where the address is at home: an IPv4 /24 or an IPv6 /64, such as `192.0.2.0/24`. */
  readonly network: string | null
  readonly userAgent: string
}

declare module 'fastify' {
  interface FastifyRequest {
    readonly sender: Sender
  }
}

const longestUserAgent = 500

export function knowSenders(app: FastifyInstance): void {
  app.decorateRequest('sender', {
    getter(this: FastifyRequest) {
      return senderOf(this.ip, this.headers['user-agent'])
    },
  })
}

function senderOf(peer: string, userAgent = ''): Sender {
  const [address = ''] = peer.split('%', 1)
  const agent = userAgent.slice(0, longestUserAgent)
  // A service that listens on a socket file has peers without an address.
  if (!ipaddr.isValid(address)) return { address: null, network: null, userAgent: agent }
  const canonical = ipaddr.process(address)
  return { address: canonical.toString(), network: networkOf(canonical), userAgent: agent }
}

/** 256 neighbours, or what a provider gives one household at least: never one machine. */
function networkOf(address: ipaddr.IPv4 | ipaddr.IPv6): string {
  const bits = address.kind() === 'ipv4' ? 24 : 64
  const bytes = address.toByteArray().map((byte, index) => (index < bits / 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes)}/${bits}`
}
