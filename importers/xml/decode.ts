import { type Decoding, decodeText } from '../text/decode.ts'

/** Characters that XML forbids, but that exports contain: https://www.w3.org/TR/xml/#charsets */
const forbidden =
  /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));/giu

/**
 * Plug-ins print empty lines before an export, where XML allows none. So its declaration is removed; the encoding has
 * been read from it by then.
 */
const lateDeclaration = /^(\s+)<\?xml\s[^>]*\?>/

export async function decodeXml(path: string): Promise<Decoding> {
  const text = await decodeText(path, declaredIn)
  let controls = 0
  async function* cleanPieces(): AsyncGenerator<string> {
    let rest = ''
    let isBegun = false
    for await (const piece of text.pieces) {
      const whole = rest + (isBegun ? piece : piece.replace(lateDeclaration, '$1'))
      isBegun = true
      // A reference may continue in the next piece.
      const cut = whole.slice(-10).lastIndexOf('&')
      const end = cut === -1 ? whole.length : Math.max(0, whole.length - 10) + cut
      rest = whole.slice(end)
      yield clean(whole.slice(0, end))
    }
    yield clean(rest)
  }
  function clean(piece: string): string {
    return piece.replace(forbidden, () => {
      controls += 1
      return ''
    })
  }
  const strange = () => [
    ...text.strange(),
    ...(controls > 0
      ? [`held ${controls} control characters, which XML forbids; they were left out`]
      : []),
  ]
  return { pieces: cleanPieces(), strange }
}

function declaredIn(beginning: string): string | null {
  const found = /^[^<]*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)
  return found?.[1]?.toLowerCase() ?? null
}
