import { readStrictXml } from '../../outside/strict-xml.ts'

/** A method call of XML-RPC (http://xmlrpc.com/spec.md), as far as pingbacks need it. */
type Call = { readonly method: string; readonly parameters: readonly string[] }

const deepest = 10
const mostParameters = 10

/**
 * Returns `null` if the text is no call. Values are strings: `<value><string>x</string></value>`, or
 * `<value>x</value>`, which means the same.
 */
export function readCall(xml: string): Call | null {
  const call: { method: string; parameters: string[] } = { method: '', parameters: [] }
  try {
    readStrictXml(xml, {
      deepest,
      open(_tag, path) {
        if (call.parameters.length > mostParameters) throw new Error('too many parameters')
        if (path.join('/') === 'methodCall/params/param') call.parameters.push('')
      },
      text(text, path) {
        const place = path.join('/')
        if (place === 'methodCall/methodName') call.method += text.trim()
        if (isParameter(place)) call.parameters.push((call.parameters.pop() ?? '') + text.trim())
      },
    })
  } catch {
    return null
  }
  return call.method === '' ? null : call
}

function isParameter(place: string): boolean {
  return /^methodCall\/params\/param\/value(?:\/string)?$/.test(place)
}
