import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { FetchRefused } from './fetch-refused.ts'

/**
 * Reads the body as text. Ends the connection if there are more than `most` bytes after decompression, because a few
 * kilobytes can unpack to gigabytes. Also ends it if much more than that arrives, because gigabytes can unpack to
 * nothing, or if it arrives in very many pieces, because each is work.
 */
export async function readLimited(
  message: IncomingMessage,
  most: number,
  url: string,
): Promise<string> {
  // Chunks are copied together as they arrive. A million chunks of one byte would each keep the memory around them.
  const body = Buffer.allocUnsafe(most)
  let size = 0
  for await (const chunk of unpack(message, most, url)) {
    if (size + chunk.length > most) throw new FetchRefused('too-large', url)
    size += chunk.copy(body, size)
  }
  return decode(body.subarray(0, size), message.headers['content-type'] ?? '')
}

/** Unpacks at most one layer. */
function unpack(message: IncomingMessage, most: number, url: string): AsyncIterable<Buffer> {
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const arriving = listenLimited(message, most, url)
  if (encoding === 'identity' || encoding === '') return arriving
  const unpacker = unpackers.get(encoding)?.()
  if (!unpacker) throw new FetchRefused('encoding', url)
  // The reader of the unpacker gets every error.
  return pipeline(arriving, unpacker, () => undefined)
}

/** The bytes of headers, and of the framing of chunks. */
const around = 64 * 1024
/** No program sends a page in pieces of fifty bytes. To unpack one for each byte took the service four seconds. */
const mostChunks = 20_000

async function* listenLimited(
  message: IncomingMessage,
  most: number,
  url: string,
): AsyncGenerator<Buffer> {
  let chunks = 0
  for await (const chunk of message) {
    chunks += 1
    const isFramed = message.socket.bytesRead > 2 * most + around
    if (isFramed || chunks > mostChunks) throw new FetchRefused('too-large', url)
    yield chunk
  }
}

/** A map, because a stranger may also name `constructor`. */
const unpackers: ReadonlyMap<string, () => ReturnType<typeof createGunzip>> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
])

/**
 * Uses the encoding given by the first bytes, else by the header, else by the start of the document, else UTF-8 if it
 * is valid, else the default of browsers (https://encoding.spec.whatwg.org/#decode). Never fails: unreadable characters
 * are replaced.
 */
function decode(bytes: Buffer, contentType: string): string {
  const beginning = bytes.subarray(0, 1_024).toString('latin1')
  const written =
    /<meta[^>]+charset=["']?([\w:.-]+)/i.exec(beginning)?.[1] ??
    /^<\?xml[^>]+encoding=["']([\w:.-]+)/i.exec(beginning)?.[1]
  const label =
    marks.find(([mark]) => beginning.startsWith(mark))?.[1] ??
    /charset=["']?([\w:.-]+)/i.exec(contentType)?.[1] ??
    // Whoever names UTF-16 in letters of one byte each does not use it.
    (/^(?:utf-?16|unicode)/i.test(written ?? '') ? undefined : written)
  const guess = isUtf8(bytes) ? 'utf-8' : 'windows-1252'
  try {
    return new TextDecoder(label ?? guess).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** Byte order marks, read as latin1. */
const marks = [
  ['\u00ef\u00bb\u00bf', 'utf-8'],
  ['\u00fe\u00ff', 'utf-16be'],
  ['\u00ff\u00fe', 'utf-16le'],
] as const
