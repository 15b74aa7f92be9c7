import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/**
 * The largest ranges that belong to anybody or are reserved: 10.0.0.0/8 and fc00::/7. Anything larger would trust far
 * too many.
 */
const widest = { ipv4: 8, ipv6: 7, mapped: 96 + 8 } as const

/** ::ffff:0:0/96, in which IPv6 wraps IPv4. */
const mapped = { first: ipaddr.IPv6.parse('::ffff:0:0'), bits: 96 }

/** An address or a CIDR range, such as `10.0.0.1` or `10.0.0.0/8`. */
export function isAddressRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const family = isIP(address)
  // A zone is only valid on one machine, so no peer has such an address.
  if (family === 0 || more !== undefined || address.includes('%')) return false
  if (bits === undefined) return true
  const length = /^\d{1,3}$/.test(bits) ? Number(bits) : 0
  if (family === 4) return length >= widest.ipv4 && length <= 32
  // A range around the mapped addresses, such as ::/80, contains all of IPv4.
  const isMapped = mapped.first.match(ipaddr.IPv6.parse(address), Math.min(length, mapped.bits))
  return length >= (isMapped ? widest.mapped : widest.ipv6) && length <= 128
}
