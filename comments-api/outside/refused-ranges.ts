/**
 * Ranges that are not hosts of the public Internet, from the IANA special-purpose address registries
 * (https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry) and the multicast and
 * reserved blocks of RFC 1112 and RFC 4291. Each has the reason why nobody may make us send requests there.
 * tests/comments-api/outside/special-addresses.test.ts compares the list with the registries.
 */
export const refusedIPv4 = [
  ['0.0.0.0/8', 'this network (RFC 791)'],
  ['10.0.0.0/8', 'private (RFC 1918)'],
  ['100.64.0.0/10', 'shared by carriers (RFC 6598)'],
  ['127.0.0.0/8', 'loopback (RFC 1122)'],
  ['169.254.0.0/16', 'link local, where clouds keep their secrets (RFC 3927)'],
  ['172.16.0.0/12', 'private (RFC 1918)'],
  ['192.0.0.0/24', 'protocol assignments (RFC 6890)'],
  ['192.0.2.0/24', 'documentation (RFC 5737)'],
  ['192.88.99.0/24', '6to4 relays (RFC 7526)'],
  ['192.168.0.0/16', 'private (RFC 1918)'],
  ['198.18.0.0/15', 'benchmarks (RFC 2544)'],
  ['198.51.100.0/24', 'documentation (RFC 5737)'],
  ['203.0.113.0/24', 'documentation (RFC 5737)'],
  ['224.0.0.0/4', 'multicast (RFC 5771)'],
  ['240.0.0.0/4', 'reserved, and the broadcast address (RFC 1112)'],
] as const

/** Within 2000::/3, which contains all global unicast addresses. Everything outside of it is refused as well. */
export const refusedIPv6 = [
  ['2001::/23', 'protocol assignments, Teredo among them (RFC 2928)'],
  ['2001:db8::/32', 'documentation (RFC 3849)'],
  ['2002::/16', '6to4: an IPv4 address in disguise (RFC 3056)'],
  ['3fff::/20', 'documentation (RFC 9637)'],
] as const

export const globalUnicastIPv6 = '2000::/3'

/** IPv4 addresses as networks without IPv4 write them. Each is as public as the address inside it (RFC 6052). */
export const translatedIPv4 = '64:ff9b::/96'
