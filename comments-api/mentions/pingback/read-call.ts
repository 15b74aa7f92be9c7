import { SaxesParser } from 'saxes'

/** A method call of XML-RPC (http://xmlrpc.com/spec.md), as far as pingbacks need it. */
export type Call = { readonly method: string; readonly parameters: readonly string[] }

const mostDepth = 10
const mostParameters = 10

/**
 * Returns `null` if the text is no call. Values are strings: `<value><string>x</string></value>`, or
 * `<value>x</value>`, which means the same.
 */
export function readCall(xml: string): Call | null {
  const path: string[] = []
  const call: { method: string; parameters: string[] } = { method: '', parameters: [] }
  const parser = new SaxesParser()
  parser.on('doctype', refuse)
  parser.on('error', refuse)
  parser.on('opentag', ({ name }) => {
    path.push(name)
    if (path.length > mostDepth || call.parameters.length > mostParameters) refuse()
    if (path.join('/') === 'methodCall/params/param') call.parameters.push('')
  })
  parser.on('closetag', () => path.pop())
  parser.on('text', text => {
    const place = path.join('/')
    if (place === 'methodCall/methodName') call.method += text.trim()
    if (isParameter(place)) call.parameters.push((call.parameters.pop() ?? '') + text.trim())
  })
  try {
    parser.write(xml).close()
  } catch {
    return null
  }
  return call.method === '' ? null : call
}

function isParameter(place: string): boolean {
  return /^methodCall\/params\/param\/value(?:\/string)?$/.test(place)
}

/** A document type is refused, because it can define entities that grow or that read files of this machine. */
function refuse(): never {
  throw new Error('not a call')
}
