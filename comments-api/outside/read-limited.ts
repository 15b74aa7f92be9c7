import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip } from 'node:zlib'
import { FetchRefused } from './fetch-refused.ts'

/**
 * The body as text. What is more than `most` bytes after decompression
 * ends the connection: a few kilobytes can unpack to gigabytes.
 */
export async function readLimited(
  message: IncomingMessage,
  most: number,
  url: string,
): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of unpack(message, url)) {
    size += chunk.length
    if (size > most) throw new FetchRefused('too-large', url)
    chunks.push(chunk)
  }
  return decode(Buffer.concat(chunks), message.headers['content-type'] ?? '')
}

/** One layer at most. */
function unpack(message: IncomingMessage, url: string): Readable {
  const encoding = (message.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return message
  const unpacker = unpackers[encoding]?.()
  if (!unpacker) throw new FetchRefused('encoding', url)
  // The one error that is told is the unpacker's: whoever reads it hears of both.
  message.on('error', error => unpacker.destroy(error))
  return message.pipe(unpacker)
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
