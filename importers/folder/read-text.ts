import { decodeText } from '../text/decode.ts'

/** In characters. Nobody writes a text as long as this. */
const longest = 8 * 1024 * 1024

type ReadText = { readonly text: string | null; readonly notes: readonly string[] }

/** Reads a text and makes its line ends alike. `text` is `null` if it is longer than anything that a person wrote. */
export async function readText(path: string): Promise<ReadText> {
  const file = await decodeText(path)
  let text = ''
  for await (const piece of file.pieces) {
    text += piece
    if (text.length > longest) return { text: null, notes: ['is longer than 8 million characters'] }
  }
  return { text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), notes: file.strange() }
}
