import { SaxesParser } from 'saxes'
import type { ImageFacts } from '../content/image-records.ts'

/**
 * Browsers parse an SVG file as XML. They show none that is not well-formed, and none whose first element is not in the
 * namespace of SVG.
 */
export function factsOfDrawing(bytes: Uint8Array): ImageFacts {
  const text = decode(bytes)
  const reason = text === null ? 'its letters are in no encoding that it names' : faultIn(text)
  return reason === null ? { kind: 'drawing' } : { kind: 'broken', reason }
}

/** `null` if the bytes do not fit the encoding that the file declares. */
function decode(bytes: Uint8Array): string | null {
  const [, named] = /^<\?xml[^>]*\sencoding=["']([^"']+)/.exec(latin1(bytes.subarray(0, 200))) ?? []
  try {
    return new TextDecoder(marked(bytes) ?? named ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The encoding that the byte order mark tells, or `null`: https://www.w3.org/TR/xml/#sec-guessing */
function marked(bytes: Uint8Array): string | null {
  const beginning = latin1(bytes.subarray(0, 3))
  if (beginning === '\xef\xbb\xbf') return 'utf-8'
  if (beginning.startsWith('\xff\xfe')) return 'utf-16le'
  return beginning.startsWith('\xfe\xff') ? 'utf-16be' : null
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

const svg = 'http://www.w3.org/2000/svg'

function faultIn(text: string): string | null {
  const faults: string[] = []
  const parser = new SaxesParser({ xmlns: true, position: true })
  parser.on('error', ({ message }) => faults.push(`it is not well formed in ${placeOf(message)}`))
  // Drawing programs declare short names for their own namespaces in the doctype.
  parser.on('doctype', doctype => {
    for (const [, name = '', double, single] of doctype.matchAll(entity))
      parser.ENTITIES[name] = double ?? single ?? ''
  })
  let depth = 0
  parser.on('opentag', ({ local, uri }) => {
    if (depth === 0 && local !== 'svg') faults.push(`its first element is <${local}>, not <svg>`)
    else if (depth === 0 && uri !== svg) faults.push(`its <svg> has no xmlns="${svg}"`)
    depth += 1
  })
  parser.on('closetag', () => {
    depth -= 1
  })
  parser.write(text).close()
  return faults[0] ?? null
}

const entity = /<!ENTITY\s+([^\s%"'<>]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g

/** Reads a message such as "1:5: disallowed character." */
function placeOf(message: string): string {
  const [, line, said = message] = /^(\d+):\d+: ([^\n]*?)\.?$/.exec(message) ?? []
  return `line ${line}: ${said}`
}
