import { createReadStream, statSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { pipeline } from 'node:stream'
import { films, sounds } from '../../markdown/media/types.ts'

const types = { ...films, ...sounds }

/**
 * Sends the requested part of a film or a sound, and returns whether it did. Safari plays nothing from a server that
 * cannot send parts:
 * https://developer.apple.com/library/archive/documentation/AppleApplications/Reference/SafariWebContent/CreatingVideoforSafarioniPhone/CreatingVideoforSafarioniPhone.html
 */
export function sendPart(
  output: string,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const part = findPart(output, request)
  if (part === null) return false
  const { path, type, size, start, end } = part
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
  // A new site may remove the file meanwhile. The answer then ends early, and the player asks again.
  else pipeline(createReadStream(path, { start, end }), response, () => undefined)
  return true
}

type Range = { readonly start: number; readonly end: number }
type Part = Range & { readonly path: string; readonly type: string; readonly size: number }

function findPart(output: string, { headers, url = '/' }: IncomingMessage): Part | null {
  if (headers.range === undefined) return null
  // The rules of the site refused every path that leads out of the folder.
  const { pathname } = new URL(url, 'http://localhost')
  const path = join(output, decodeURIComponent(pathname))
  const type = types[extname(path).toLowerCase()]
  if (type === undefined) return null
  const size = sizeOf(path)
  const range = size > 0 ? readRange(headers.range, size) : null
  return range === null ? null : { path, type, size, ...range }
}

/** 0 for a folder, a missing file or a name that is too long: the dev server then answers. */
function sizeOf(path: string): number {
  try {
    const file = statSync(path)
    return file.isFile() ? file.size : 0
  } catch {
    return 0
  }
}

/**
 * `null` for several parts, or for a unit other than bytes. The whole file is sent then, which is allowed:
 * https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
function readRange(range: string, size: number): Range | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
  if (first === '' && last === '') return null
  if (first === '') return { start: Math.max(0, size - Number(last)), end: size - 1 }
  if (last !== '' && Number(last) < Number(first)) return null
  return { start: Number(first), end: last === '' ? size - 1 : Math.min(Number(last), size - 1) }
}
