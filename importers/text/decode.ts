import { SourceRefused } from '../source.ts'
import { readBytes } from './read-bytes.ts'

export type Decoding = {
  /** The file's text, piece by piece. */
  readonly pieces: AsyncIterable<string>
  /** Says what was strange about its encoding. Complete only after the last piece has been read. */
  strange(): string[]
}

/** Decodes by the byte order mark, or else by what the beginning declares, or else as UTF-8. */
export async function decodeText(
  path: string,
  declaredIn: (beginning: string) => string | null = () => null,
): Promise<Decoding> {
  const { label, declared } = await detectEncoding(path, declaredIn)
  let unreadable = 0
  async function* decodePieces(): AsyncGenerator<string> {
    const decoder = createDecoder(path, label)
    for await (const bytes of readBytes(path)) yield watch(decoder.decode(bytes, { stream: true }))
    yield watch(decoder.decode())
  }
  function watch(text: string): string {
    unreadable += text.match(/\uFFFD/g)?.length ?? 0
    return text
  }
  const strange = () => [
    ...(label === 'utf-8' ? [] : [`is encoded as ${label}, and was read as such`]),
    ...(declared === null || isSpelling(declared, label)
      ? []
      : [`says that it is written in ${declared}, but is written in ${label}`]),
    ...(unreadable > 0
      ? [
          `holds ${unreadable} times U+FFFD: something there could not be read as ${label}; if it is written in another encoding, save it as UTF-8 first`,
        ]
      : []),
  ]
  return { pieces: decodePieces(), strange }
}

/** "UTF-16" leaves it to the mark which of the two byte orders it is. */
function isSpelling(declared: string, label: string): boolean {
  return declared === label || (declared === 'utf-16' && label.startsWith('utf-16'))
}

const marks = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
] as const

async function detectEncoding(path: string, declaredIn: (beginning: string) => string | null) {
  const beginning = await beginningOf(path)
  if (beginning.indexOf('PK\x03\x04') === 0)
    throw new SourceRefused(`${path} is packed as zip; unpack it, and give the file that was in it`)
  const declared = declaredIn(beginning.toString('latin1').replaceAll('\0', ''))
  const marked = marks.find(([, mark]) => mark.every((byte, at) => beginning[at] === byte))?.[0]
  // Programs in .NET declare how their texts are in memory, and write them in UTF-8.
  const isNarrow = declared?.startsWith('utf-16') === true && !beginning.includes(0)
  return { label: marked ?? (isNarrow ? 'utf-8' : (declared ?? 'utf-8')), declared }
}

async function beginningOf(path: string): Promise<Buffer> {
  for await (const bytes of readBytes(path)) return bytes.subarray(0, 256)
  return Buffer.alloc(0)
}

function createDecoder(path: string, label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    throw new SourceRefused(
      `${path} says that it is written in ${label}, which cannot be read here; save it as UTF-8`,
    )
  }
}
