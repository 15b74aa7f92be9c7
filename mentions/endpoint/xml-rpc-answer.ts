import { SaxesParser } from 'saxes'

const mostDepth = 12

/** The fault that the answer reports; `null` if the call succeeded (http://xmlrpc.com/spec.md). */
export function faultOf(xml: string): number | 'unreadable' | null {
  const path: string[] = []
  const found = { hasParameters: false, isFault: false, name: '', code: '' }
  const parser = new SaxesParser()
  parser.on('doctype', refuse)
  parser.on('error', refuse)
  parser.on('opentag', ({ name: tag }) => {
    path.push(tag)
    if (path.length > mostDepth) refuse()
    if (path.join('/') === 'methodResponse/fault') found.isFault = true
    if (path.join('/') === 'methodResponse/params') found.hasParameters = true
    if (tag === 'name') found.name = ''
  })
  parser.on('text', text => {
    if (path.at(-1) === 'name') found.name += text.trim()
    if (found.name === 'faultCode' && /^(?:int|i4)$/.test(path.at(-1) ?? ''))
      found.code += text.trim()
  })
  parser.on('closetag', () => path.pop())
  try {
    parser.write(xml.trim()).close()
  } catch {
    return 'unreadable'
  }
  if (found.isFault) return /^-?\d{1,9}$/.test(found.code) ? Number(found.code) : 0
  return found.hasParameters ? null : 'unreadable'
}

/** A document type can define entities that grow, or that are files of this machine. */
function refuse(): never {
  throw new Error('no answer of XML-RPC')
}
