import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { SourceRefused } from '../source.ts'

export type Decoding = {
  /** The file's text, piece by piece. */
  readonly pieces: AsyncIterable<string>
  /** What was strange about its letters; known when the last piece was read. */
  strange(): string[]
}

/** What XML forbids, and exports hold all the same: https://www.w3.org/TR/xml/#charsets */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** By its byte order mark, else by what its first line declares, else as UTF-8. */
export async function decodeXml(path: string): Promise<Decoding> {
  const { label, declared } = await detectEncoding(path)
  let controls = 0
  let unreadable = 0
  async function* decodePieces(): AsyncGenerator<string> {
    const decoder = createDecoder(path, label)
    for await (const bytes of createReadStream(path, { highWaterMark: 256 * 1024 })) {
      yield clean(decoder.decode(bytes, { stream: true }))
    }
    yield clean(decoder.decode())
  }
  function clean(text: string): string {
    unreadable += text.match(/\uFFFD/g)?.length ?? 0
    return text.replace(forbidden, () => {
      controls += 1
      return ''
    })
  }
  const strange = () => [
    ...(label === 'utf-8' ? [] : [`is written in ${label}, and was read so`]),
    ...(declared === null || declared === label
      ? []
      : [`says that it is written in ${declared}, but begins with the mark of ${label}`]),
    ...(controls > 0
      ? [`held ${controls} control characters, which XML forbids; they were left out`]
      : []),
    ...(unreadable > 0
      ? [`holds ${unreadable} times U+FFFD: what stood there is no ${label}`]
      : []),
  ]
  return { pieces: decodePieces(), strange }
}

const marks = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const

async function detectEncoding(path: string) {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0)
    const head = buffer.subarray(0, bytesRead)
    const declared =
      /^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/
        .exec(
          head
            .toString('latin1')
            .replaceAll('\0', '')
            .replace(/^[^<]{0,3}/, ''),
        )?.[1]
        ?.toLowerCase() ?? null
    const marked = marks.find(([, mark]) => mark.every((byte, index) => head[index] === byte))?.[0]
    return { label: marked ?? declared ?? 'utf-8', declared }
  } finally {
    await handle.close()
  }
}

function createDecoder(path: string, label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    throw new SourceRefused(
      `${path} says that it is written in ${label}, which is no encoding that can be read; save it as UTF-8`,
    )
  }
}
