import { BlockList, isIP } from 'node:net'
import { domainToUnicode } from 'node:url'
import type { Answer } from './ask.ts'
import type { ExternalLinkOptions } from './check-external-links.ts'

/** An address that can be asked or, if it cannot, the answer. */
export function readTarget(
  url: string,
  { allowsPrivateHosts = false }: Pick<ExternalLinkOptions, 'allowsPrivateHosts'>,
): { readonly url: URL } | { readonly answer: Answer } {
  const target = URL.parse(url)
  if (target === null) return { answer: { kind: 'dead', why: whyNoAddress(url) } }
  if (!/^https?:$/.test(target.protocol)) return { answer: unasked('is not a web address') }
  if (target.username !== '' || target.password !== '')
    return { answer: unasked('contains a name or a password, so it was not checked') }
  const host = target.hostname.replace(/\.$/, '')
  // These names never resolve: https://www.rfc-editor.org/rfc/rfc6761#section-6.4
  if (host === 'invalid' || host.endsWith('.invalid')) return { answer: unresolvable }
  if (isIP(host.replace(/^\[|\]$/g, '')) === 0 && !isHostName(host))
    return {
      answer: { kind: 'dead', why: `names the host "${host}", which is not a valid host name` },
    }
  if (!allowsPrivateHosts && isPrivateHost(host))
    return { answer: unasked('leads into a private network, which readers cannot reach') }
  return { url: target }
}

function whyNoAddress(url: string): string {
  const [, host = ''] = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url) ?? []
  return host === ''
    ? 'is not an address'
    : `names the host "${host}", which is not a valid host name`
}

export const unresolvable = {
  kind: 'dead',
  why: 'leads to a host that does not exist',
} as const satisfies Answer

function unasked(why: string): Answer {
  return { kind: 'unasked', why }
}

/**
 * A label that starts with "xn--" must decode to other letters: https://www.rfc-editor.org/rfc/rfc5891#section-4.2.3.1
 */
function isHostName(host: string): boolean {
  return host
    .split('.')
    .every(label => /^[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?$/.test(label) && isDecodable(label))
}

function isDecodable(label: string): boolean {
  return !label.startsWith('xn--') || domainToUnicode(label) !== ''
}

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0) return isPrivateAddress(host)
  return !host.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa|test)$/.test(host)
}

/** From https://www.iana.org/assignments/iana-ipv4-special-registry/ and the same registry for IPv6. */
const privateNets = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
] as const

function isPrivateAddress(address: string): boolean {
  const nets = new BlockList()
  for (const [net, prefix, version] of privateNets) nets.addSubnet(net, prefix, version)
  return nets.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}
