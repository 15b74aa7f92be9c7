import { isUtf8 } from 'node:buffer'
import { z } from 'zod'

/** The fields of https://archive.org/details/trackback-technical-specification. Only `url` is required. */
const Ping = z.object({
  url: z.string().default(''),
  title: z.string().default(''),
  excerpt: z.string().default(''),
  blog_name: z.string().default(''),
})
export type Ping = z.infer<typeof Ping>

/**
 * Reads a form in any charset: the one named in the content type, else the one in the field `charset` (as WordPress
 * sent it), else UTF-8 if it is valid, else the one that browsers use for Latin-1.
 */
export function readPing(body: Buffer, contentType: string): Ping {
  const sent = fieldsOf(body.toString('latin1'))
  const named = /charset=["']?([\w:.-]+)/i.exec(contentType)?.[1]
  const decoder = decoderFor(named ?? sent.get('charset')?.toString('latin1'), sent)
  const fields = [...sent].map(([name, bytes]) => [name, decoder.decode(bytes)])
  return Ping.parse(Object.fromEntries(fields))
}

function fieldsOf(form: string): Map<string, Buffer> {
  const fields = new Map<string, Buffer>()
  for (const pair of form.split('&')) {
    const [name = '', ...value] = pair.split('=')
    fields.getOrInsertComputed(name, () => bytesOf(value.join('=')))
  }
  return fields
}

/** The bytes behind `%E9` and the like can be decoded only when the charset is known. */
function bytesOf(text: string): Buffer {
  const spelt = text
    .replaceAll('+', ' ')
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(spelt, 'latin1')
}

function decoderFor(label: string | undefined, sent: ReadonlyMap<string, Buffer>): TextDecoder {
  try {
    if (label !== undefined) return new TextDecoder(label)
  } catch {
    // An unknown charset is treated as none.
  }
  const isModern = [...sent.values()].every(bytes => isUtf8(bytes))
  return new TextDecoder(isModern ? 'utf-8' : 'windows-1252')
}
