import { createReadStream, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'

/** The films and sounds that a text can show, see `markdown/media/kinds.ts`. */
const types: Readonly<Record<string, string>> = {
  '.flac': 'audio/flac',
  '.m4a': 'audio/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.ogv': 'video/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
}

/**
 * Sends the part of a film or a sound that was asked for, and says whether it did. Safari plays none of a server that
 * cannot: https://developer.apple.com/library/archive/documentation/AppleApplications/Reference/SafariWebContent/CreatingVideoforSafarioniPhone/CreatingVideoforSafarioniPhone.html
 */
export function sendPart(
  output: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { range } = request.headers
  if (range === undefined) return false
  // Whatever leads out of the folder is gone from it.
  const { pathname } = new URL(request.url ?? '/', 'http://localhost')
  const path = join(output, decodeURIComponent(pathname))
  const type = types[extname(path).toLowerCase()]
  const size = type && statSync(path, { throwIfNoEntry: false })?.size
  const part = size && readRange(range, size)
  if (!type || !size || !part) return false
  const { start, end } = part
  if (start > end) {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
    return true
  }
  response.writeHead(206, {
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    'content-range': `bytes ${start}-${end}/${size}`,
    'content-type': type,
  })
  if (request.method === 'HEAD') response.end()
  else createReadStream(path, { start, end }).pipe(response)
  return true
}

/** Of several parts, or in another unit: the whole is sent, as one may (https://www.rfc-editor.org/rfc/rfc9110#section-14.2). */
function readRange(range: string, size: number): { start: number; end: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
  if (first === '' && last === '') return null
  if (first === '') return { start: Math.max(0, size - Number(last)), end: size - 1 }
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}
