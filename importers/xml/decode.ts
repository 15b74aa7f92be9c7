import { type Decoding, decodeText } from '../text/decode.ts'

/** What XML forbids, and exports hold all the same: https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

export async function decodeXml(path: string): Promise<Decoding> {
  const text = await decodeText(path, declaredIn)
  let controls = 0
  async function* cleanPieces(): AsyncGenerator<string> {
    for await (const piece of text.pieces)
      yield piece.replace(forbidden, () => {
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
  const found = /^[^<]{0,3}<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)
  return found?.[1]?.toLowerCase() ?? null
}
