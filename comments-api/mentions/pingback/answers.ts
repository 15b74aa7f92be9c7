import { html } from '../../../templates/html.ts'

/**
 * The fault codes of Pingback (http://www.hixie.ch/specs/pingback/pingback#TOC3) and of XML-RPC itself
 * (https://xmlrpc-epi.sourceforge.net/specs/rfc.fault_codes.php).
 */
const faults = {
  'not-a-call': { code: -32_700, text: 'This is not a method call of XML-RPC.' },
  'no-such-method': { code: -32_601, text: 'Only pingback.ping is understood here.' },
  'wrong-parameters': { code: -32_602, text: 'pingback.ping takes two addresses: source, target.' },
  'unknown-source': { code: 16, text: 'The source is not the address of a web page elsewhere.' },
  'unknown-target': { code: 32, text: 'There is no such page here.' },
  'closed-target': { code: 33, text: 'This page takes no pingbacks.' },
  refused: { code: 49, text: 'Too many at once. Please come back later.' },
} as const satisfies Record<string, { code: number; text: string }>

export type FaultName = keyof typeof faults

export function faultXml(name: FaultName): string {
  const { code, text } = faults[name]
  return `<?xml version="1.0" encoding="utf-8"?>
${html`<methodResponse><fault><value><struct>
<member><name>faultCode</name><value><int>${String(code)}</int></value></member>
<member><name>faultString</name><value><string>${text}</string></value></member>
</struct></value></fault></methodResponse>`}
`
}

export function acceptedXml(text: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>
${html`<methodResponse><params><param><value><string>${text}</string></value></param></params></methodResponse>`}
`
}
