import { describe, expect, it } from 'vitest'
import { blockListOf, isPublicAddress } from '../../../comments-api/outside/is-public-address.ts'
import { refusedIPv4, refusedIPv6 } from '../../../comments-api/outside/refused-ranges.ts'

/** The first and the last address of a range, and the neighbours just outside of it. */
function edges(range: string) {
  const [address = '', bits = ''] = range.split('/')
  const isV4 = address.includes('.')
  const width = isV4 ? 32n : 128n
  const first = isV4 ? numberOfIPv4(address) : numberOfIPv6(address)
  const size = 1n << (width - BigInt(bits))
  const write = isV4 ? writeIPv4 : writeIPv6
  const outside = [first - 1n, first + size].filter(at => at >= 0n && at < 1n << width)
  return { inside: [write(first), write(first + size - 1n)], outside: outside.map(write) }
}

function numberOfIPv4(address: string): bigint {
  return address.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function writeIPv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map(shift => (value >> shift) & 255n).join('.')
}

function numberOfIPv6(address: string): bigint {
  const [head = '', tail = ''] = address.split('::')
  const groups = (text: string) => text.split(':').filter(group => group !== '')
  const missing = 8 - groups(head).length - groups(tail).length
  const all = [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)]
  return all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n)
}

function writeIPv6(value: bigint): string {
  return Array.from({ length: 8 }, (_, at) =>
    ((value >> BigInt(16 * (7 - at))) & 0xffffn).toString(16),
  ).join(':')
}

const ranges: readonly string[] = [...refusedIPv4, ...refusedIPv6].map(([range]) => range)
/** Next to a refused range, and in one itself. */
const alsoRefused = new Set(['239.255.255.255', '240.0.0.0', '223.255.255.255'])

describe('isPublicAddress', () => {
  it.each(ranges)('rejects the first and the last address of %s', range => {
    expect(edges(range).inside.map(address => isPublicAddress(address))).toEqual([false, false])
  })

  it.each(ranges)(
    'accepts the neighbours of %s, unless another refused range contains them',
    range => {
      const beside = edges(range).outside.filter(address => !alsoRefused.has(address))
      const elsewhere = ranges.filter(other => other !== range)

      const isElsewhere = (address: string) =>
        blockListOf(elsewhere).check(address, address.includes(':') ? 'ipv6' : 'ipv4')
      const expected = beside.map(address => !isElsewhere(address) && isGlobal(address))
      expect(beside.map(address => isPublicAddress(address))).toEqual(expected)
    },
  )

  it.each([
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::ffff:8.8.8.8', 'IPv4-mapped'],
    ['::ffff:127.0.0.1', 'IPv4-mapped loopback'],
    ['::8.8.8.8', 'IPv4-compatible'],
    ['64:ff9b::7f00:1', 'NAT64 of loopback'],
    ['64:ff9b::10.0.0.1', 'NAT64 of a private address'],
    ['64:ff9b:1::808:808', 'NAT64 for local use'],
    ['100::1', 'discard-only'],
    ['5f00::1', 'segment routing'],
    ['fc00::1', 'unique local'],
    ['fdff::1', 'unique local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['2606:4700::1111%eth0', 'global with a zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['example.org', 'a host name'],
    ['127.1', 'a short form of IPv4'],
    ['0x7f000001', 'a hexadecimal number'],
    ['', 'an empty string'],
  ])('rejects %s: %s', address => {
    expect(isPublicAddress(address)).toBe(false)
  })

  it.each([
    '1.1.1.1',
    '223.255.255.255',
    '2606:4700::1111',
    '64:ff9b::8.8.8.8',
    '64:ff9b::808:808',
  ])('accepts %s', address => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it('rejects public addresses in the owner’s ranges', () => {
    const own = blockListOf(['8.8.8.0/24', '2606:4700::/32', '9.9.9.9'])

    const asked = ['8.8.8.8', '2606:4700::1', '9.9.9.9', '64:ff9b::808:808', '8.8.9.1']
    expect(asked.map(address => isPublicAddress(address, own))).toEqual([
      ...[false, false, false, false],
      true,
    ])
  })
})

function isGlobal(address: string): boolean {
  return !address.includes(':') || /^[23]/.test(address)
}
