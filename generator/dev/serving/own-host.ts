import type { Middleware } from '@11ty/eleventy-dev-server'

/**
 * Only by the names of this machine: a foreign page whose own name was pointed here would be of one
 * origin with the preview, and could read its drafts (DNS rebinding).
 */
export function answerToOwnHost(): Middleware {
  return async ({ headers }, response, next) => {
    if (/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(headers.host ?? '')) return next()
    response.writeHead(421, { 'content-type': 'text/plain' })
    response.end('the preview answers to localhost only')
  }
}
