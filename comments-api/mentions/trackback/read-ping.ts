import { isUtf8 } from 'node:buffer'
import { z } from 'zod'

/** https://archive.org/details/trackback-technical-specification: of these only `url` must be there. */
const Ping = z.object({
  url: z.string().default(''),
  title: z.string().default(''),
  excerpt: z.string().default(''),
  blog_name: z.string().default(''),
})
export type Ping = z.infer<typeof Ping>

/**
 * A form whose letters may be in any charset: the one that the type names, else the one in a field `charset`
 * (as WordPress sent it), else UTF-8 if it is that, else the one that most browsers took for Latin-1.
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
    if (!fields.has(name)) fields.set(name, bytesOf(value.join('=')))
  }
  return fields
}

/** What `%E9` stands for is known only when the charset is. */
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
    // A charset that nobody knows is as good as none.
  }
  const isModern = [...sent.values()].every(bytes => isUtf8(bytes))
  return new TextDecoder(isModern ? 'utf-8' : 'windows-1252')
}
