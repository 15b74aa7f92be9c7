import { decodeText } from '../text/decode.ts'

/** In characters: no text of a person is as long. */
const longest = 8 * 1024 * 1024

export type ReadText = { readonly text: string | null; readonly notes: readonly string[] }

/** A file of text, with line ends of one kind; `null` for one that no person wrote. */
export async function readText(path: string): Promise<ReadText> {
  const file = await decodeText(path)
  let text = ''
  for await (const piece of file.pieces) {
    text += piece
    if (text.length > longest) return { text: null, notes: ['is longer than 8 million characters'] }
  }
  return { text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), notes: file.strange() }
}
