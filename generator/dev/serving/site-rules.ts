import { existsSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Middleware, PreviewResponse } from '@11ty/eleventy-dev-server'
import { type HostingRules, headersFor, redirectFor } from '../../hosting/rules.ts'
import { sendPart } from './send-part.ts'

/** A path without a file, which leads to the 404 page. */
const nowhere = '/_preview/nowhere'

/** Longer than the two renames that replace the old site by the new one. */
const swapMilliseconds = 20

/** Applies what the host does besides sending files: headers, redirects, and files that it never shows. */
export function applySiteRules(output: string, rules: () => HostingRules): Middleware {
  const isBuilt = () => existsSync(join(output, '404.html'))
  return async (request, response, next) => {
    response.setHeader('cache-control', howLongKept(output, request.url ?? '/'))
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuseMethod(response)
    if (!isBuilt()) await pause(swapMilliseconds)
    if (!isBuilt()) return sayNotBuilt(response)
    const { url = '/' } = request
    const redirect = redirectFor(rules(), url)
    for (const [name, value] of Object.entries(headersFor(rules(), url)))
      if (name.toLowerCase() !== 'cache-control') response.setHeader(name, value)
    if (redirect !== null) {
      response.writeHead(redirect.status, { location: redirect.to }).end()
      return
    }
    if (isHidden(request.url ?? '/')) request.url = nowhere
    if (!sendPart(output, request, response)) await serveFile(request, next)
  }
}

/**
 * How long browsers may keep a file. Most names stay while their content changes, and redirects come and go; if kept,
 * they would mislead the author. A name that is made from the content may be kept, so that a reloaded page need not
 * fetch its styles again before it is drawn.
 */
function howLongKept(output: string, url: string): string {
  const isOfContent = /^\/assets\/[\w-]+-[A-Z\d]{8}\.(?:css|js)$/.test(url)
  return isOfContent && existsSync(join(output, url)) ? 'max-age=31536000, immutable' : 'no-store'
}

async function serveFile(request: IncomingMessage, next: () => void | Promise<void>) {
  // For parts of a file, the dev server uses a library that ignores folders whose names start with a dot, such as
  // ".cache".
  delete request.headers.range
  try {
    await next()
  } catch {
    // A new site took the place of the old one after the file was found and before it was read.
    await pause(swapMilliseconds)
    await next()
  }
}

/**
 * Of names with a dot, only what RFC 8615 keeps at a well-known address is sent. Hides every path that leads out of
 * the folder, those that cannot be decoded, which would end the dev server with an error, and "//x", of which `URL`
 * takes "x" for a host and the rest for the path.
 */
function isHidden(url: string): boolean {
  if (/^[/\\]{2}/.test(url)) return true
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    const names = path.split(/[/\\]/)
    return names.some(name => /^(?:\.(?!well-known$)|_headers$|_redirects$)|\0/.test(name))
  } catch {
    return true
  }
}

function refuseMethod(response: PreviewResponse): void {
  response.writeHead(405, { allow: 'GET, HEAD', 'content-type': 'text/plain' })
  response.end('pages can only be read')
}

function sayNotBuilt(response: PreviewResponse): void {
  response.isCustomErrorPage = true
  response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' })
  response.end(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>No site yet</title>
<style>
html { background: light-dark(#fbf7ee, #1d1a17); color: light-dark(#665a4b, #b0a491); }
body { display: grid; place-content: center; min-height: 90dvh; margin: 0 1.5rem; font: italic 1.25rem/1.5 Charter, "Iowan Old Style", "Sitka Text", Cambria, "Noto Serif", serif; text-align: center; }
</style>
</head>
<body>
<p>There is no site yet. It opens here with the first build that succeeds.</p>
</body>
</html>
`)
}
