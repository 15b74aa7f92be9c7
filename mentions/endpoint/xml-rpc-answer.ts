import { readStrictXml } from '../../comments-api/outside/strict-xml.ts'

const deepest = 12

/** The fault that the answer reports; `null` if the call succeeded (http://xmlrpc.com/spec.md). */
export function faultOf(xml: string): number | 'unreadable' | null {
  const found = { hasParameters: false, isFault: false, name: '', code: '' }
  try {
    readStrictXml(xml.trim(), {
      deepest,
      open({ name: tag }, path) {
        if (path.join('/') === 'methodResponse/fault') found.isFault = true
        if (path.join('/') === 'methodResponse/params') found.hasParameters = true
        if (tag === 'name') found.name = ''
      },
      text(text, path) {
        const tag = path.at(-1) ?? ''
        if (tag === 'name') found.name += text.trim()
        if (found.name === 'faultCode' && /^(?:int|i4)$/.test(tag)) found.code += text.trim()
      },
    })
  } catch {
    return 'unreadable'
  }
  if (found.isFault) return /^-?\d{1,9}$/.test(found.code) ? Number(found.code) : 0
  return found.hasParameters ? null : 'unreadable'
}
