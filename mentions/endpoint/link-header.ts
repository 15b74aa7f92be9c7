const reference = /[\s,]*<([^>]*)>/y
const parameter = /\s*;\s*([^\s=;,<>"]*)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;,]*)))?/y

/**
 * Finds the first reference with this relation in a `Link` header, as it is written there; `null` if there is none.
 * https://www.rfc-editor.org/rfc/rfc8288#section-3
 */
export function findInLinkHeader(header: string, relation: string): string | null {
  for (let at = 0; at < header.length; ) {
    const start = matchAt(reference, header, at)
    if (start === null) return null
    const { parameters, end } = readParameters(header, at + start[0].length)
    // A link with an anchor is one of another page.
    const isOurs = hasRelation(parameters.get('rel') ?? null, relation) && !parameters.has('anchor')
    if (isOurs) return start[1] ?? ''
    at = end
  }
  return null
}

function readParameters(header: string, from: number) {
  const parameters = new Map<string, string>()
  let end = from
  for (;;) {
    const found = matchAt(parameter, header, end)
    if (found === null) return { parameters, end }
    end += found[0].length
    const [, name = '', quoted, plain = ''] = found
    // If a parameter is repeated, the RFC says that the first one counts.
    parameters.getOrInsert(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain)
  }
}

export function hasRelation(written: string | null, relation: string): boolean {
  return (written ?? '').toLowerCase().split(/\s+/).includes(relation)
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
