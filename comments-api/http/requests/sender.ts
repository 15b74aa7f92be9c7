import { isIP, isIPv4 } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'
import { type NetlifySigning, readNetlifyAddress } from './netlify-signature.ts'

/**
 * Who sends a request, as far as the connection tells. Lives as long as the request; only a keyed hash of `network` is
 * ever stored.
 */
export type Sender = {
  /**
   * The peer's address or, behind a trusted proxy or Netlify, the one that it names. IPv4, even if wrapped in IPv6.
   */
  readonly address: string | null
  /** The network of the address: an IPv4 /24 or an IPv6 /64, such as `192.0.2.0/24`. */
  readonly network: string | null
  /** What requests are counted by: an IPv4 address, or an IPv6 /64, all of which belongs to one household. */
  readonly counted: string
  readonly userAgent: string
}

declare module 'fastify' {
  interface FastifyRequest {
    readonly sender: Sender
    /** Set when it is first needed. */
    knownSender: Sender | null
  }
}

const longestUserAgent = 500

/** `netlify` is `null` if no signature is trusted. */
export function knowSenders(app: FastifyInstance, netlify: NetlifySigning | null): void {
  app.decorateRequest('knownSender', null)
  app.decorateRequest('sender', {
    getter(this: FastifyRequest) {
      this.knownSender ??= senderOf(this, netlify)
      return this.knownSender
    },
  })
}

function senderOf({ ip, socket, headers }: FastifyRequest, netlify: NetlifySigning | null): Sender {
  const userAgent = (headers['user-agent'] ?? '').slice(0, longestUserAgent)
  const signed = netlify === null ? null : readNetlifyAddress(headers, netlify)
  // An unreadable address from a proxy counts as the proxy's own; otherwise every new nonsense would be a new sender.
  const known = readAddress(signed ?? ip ?? '') ?? readAddress(socket.remoteAddress ?? '')
  // Peers have no address if they reset their connection at once, or if the service listens on a socket file.
  return { ...(known ?? nobody), userAgent }
}

type Place = Omit<Sender, 'userAgent'>

const nobody: Place = { address: null, network: null, counted: 'nobody' }

/** Some proxies add the port, `192.0.2.1:4711` or `[2001:db8::1]:4711`, and it is different each time. */
function readAddress(written: string): Place | null {
  // The usual notation; parsing an address takes ten times as long.
  if (isIPv4(written)) return placeOfFour(written)
  const withPort = /^\[([^\]]*)\](?::\d+)?$|^([\d.]+):\d+$/.exec(written)
  const [address = ''] = (withPort?.[1] ?? withPort?.[2] ?? written).split('%', 1)
  if (isIP(address) === 0) return null
  const known = ipaddr.process(address)
  return known.kind() === 'ipv4' ? placeOfFour(known.toString()) : placeOfSix(known)
}

/** 256 neighbours: never one machine. */
function placeOfFour(address: string): Place {
  const network = `${address.slice(0, address.lastIndexOf('.'))}.0/24`
  return { address, network, counted: address }
}

/** The least that a provider gives one household. */
function placeOfSix(known: ipaddr.IPv4 | ipaddr.IPv6): Place {
  const bytes = known.toByteArray().map((byte, index) => (index < 8 ? byte : 0))
  const network = `${ipaddr.fromByteArray(bytes)}/64`
  return { address: known.toString(), network, counted: network }
}
