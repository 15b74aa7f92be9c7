import type { Middleware } from '@11ty/eleventy-dev-server'

/**
 * Answers only to the names of this machine. A foreign site could point its own name to this address (DNS rebinding).
 * The preview would then have the origin of that site, which could read drafts.
 */
export function answerToOwnHost(): Middleware {
  return async ({ headers }, response, next) => {
    if (/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(headers.host ?? '')) return next()
    response.writeHead(421, { 'content-type': 'text/plain' })
    response.end('the preview answers to localhost only')
  }
}
