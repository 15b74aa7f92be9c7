import { BlockList, isIP } from 'node:net'
import { globalUnicastIPv6, refusedIPv4, refusedIPv6, translatedIPv4 } from './refused-ranges.ts'

const refused = blockListOf([...refusedIPv4, ...refusedIPv6].map(([range]) => range))
const globalUnicast = blockListOf([globalUnicastIPv6])
const translated = blockListOf([translatedIPv4])

/** Whether an IP address is on the public Internet, and not one of `own`. `false` for names. */
export function isPublicAddress(address: string, own: BlockList = new BlockList()): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused.check(address) && !own.check(address)
    case 6:
      return isPublicIPv6(address, own)
    default:
      return false
  }
}

function isPublicIPv6(address: string, own: BlockList): boolean {
  // An address with a zone, such as `fe80::1%eth0`, is only valid on this machine.
  if (address.includes('%') || own.check(address, 'ipv6')) return false
  if (translated.check(address, 'ipv6')) return isPublicAddress(embeddedIPv4(address), own)
  return globalUnicast.check(address, 'ipv6') && !refused.check(address, 'ipv6')
}

/** The last 32 bits of an address in 64:ff9b::/96, in any spelling. */
function embeddedIPv4(address: string): string {
  const dotted = /\d+\.\d+\.\d+\.\d+$/.exec(address)
  if (dotted) return dotted[0]
  // The URL parser writes every IPv6 address in the same short form.
  const groups = new URL(`http://[${address}]/`).hostname
    .slice(1, -1)
    .split('::')
    .at(-1)
    ?.split(':')
  const [high = 0, low = 0] = ['0', '0', ...(groups ?? [])]
    .slice(-2)
    .map(part => Number.parseInt(part || '0', 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** Addresses and ranges, such as `10.0.0.1` or `2001:db8::/32`. */
export function blockListOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits] = range.split('/')
    const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  return list
}
