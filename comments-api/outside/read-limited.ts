import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { FetchRefused } from './fetch-refused.ts'

/**
 * The body as text. What is more than `most` bytes after decompression ends the connection: a few kilobytes can unpack
 * to gigabytes. So does what is much more than that on its way: gigabytes can unpack to nothing.
 */
export async function readLimited(
  message: IncomingMessage,
  most: number,
  url: string,
): Promise<string> {
  // Copied together as they come: a million chunks of one byte each would hold on to all that was around them.
  const body = Buffer.allocUnsafe(most)
  let size = 0
  for await (const chunk of unpack(message, most, url)) {
    if (size + chunk.length > most) throw new FetchRefused('too-large', url)
    size += chunk.copy(body, size)
  }
  return decode(body.subarray(0, size), message.headers['content-type'] ?? '')
}

/** One layer at most. */
function unpack(message: IncomingMessage, most: number, url: string): AsyncIterable<Buffer> {
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const arriving = listenLimited(message, most, url)
  if (encoding === 'identity' || encoding === '') return arriving
  const unpacker = unpackers[encoding]?.()
  if (!unpacker) throw new FetchRefused('encoding', url)
  // Whoever reads the unpacker hears of every error.
  return pipeline(arriving, unpacker, () => undefined)
}

/** Heads, and what stands around the chunks of a body. */
const around = 64 * 1024

async function* listenLimited(
  message: IncomingMessage,
  most: number,
  url: string,
): AsyncGenerator<Buffer> {
  for await (const chunk of message) {
    if (message.socket.bytesRead > 2 * most + around) throw new FetchRefused('too-large', url)
    yield chunk
  }
}

const unpackers: Readonly<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
}

/**
 * As its first bytes say, else the header, else the beginning of the document, else UTF-8
 * if it is that, else what browsers take it for (https://encoding.spec.whatwg.org/#decode).
 * Never fails: a letter that cannot be read is one that cannot be read.
 */
function decode(bytes: Buffer, contentType: string): string {
  const beginning = bytes.subarray(0, 1_024).toString('latin1')
  const label =
    marks.find(([mark]) => beginning.startsWith(mark))?.[1] ??
    /charset=["']?([\w:.-]+)/i.exec(contentType)?.[1] ??
    /<meta[^>]+charset=["']?([\w:.-]+)/i.exec(beginning)?.[1] ??
    /^<\?xml[^>]+encoding=["']([\w:.-]+)/i.exec(beginning)?.[1]
  const guess = isUtf8(bytes) ? 'utf-8' : 'windows-1252'
  try {
    return new TextDecoder(label ?? guess).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** Byte order marks, as latin1 reads them. */
const marks = [
  ['\u00ef\u00bb\u00bf', 'utf-8'],
  ['\u00fe\u00ff', 'utf-16be'],
  ['\u00ff\u00fe', 'utf-16le'],
] as const
