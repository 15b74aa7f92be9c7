import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '../../contract/problems.ts'

export const largestBody = 64 * 1024
/** A form encodes each byte beyond ASCII as three: 10,000 characters of any script are at most 120,000 bytes. */
const largestForm = 160 * 1024
/** Ours have a dozen. Node takes 150 ms for 40,000 that are not UTF-8. */
const mostFields = 1_000
const deepest = 20

/**
 * JSON and forms only: Fastify would also accept text/plain, which any other site's page can send without permission.
 */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: largestBody },
    (request, text, done) => {
      // Many programs send the type with every request, even without a body.
      if (text === '' && request.method === 'DELETE') return done(null)
      if (isTooDeep(text.toString())) return done(new Problem('malformed-body'))
      parseJson(request, text.toString(), (error, body) => {
        done(error ? new Problem('malformed-body', { cause: error }) : null, body)
      })
    },
  )
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: largestForm },
    (_request, text, done) => {
      const form = text.toString()
      if (form.split('&', mostFields + 1).length > mostFields) return done(new Problem('too-large'))
      done(null, Object.fromEntries(new URLSearchParams(form)))
    },
  )
}

export function isForm(request: FastifyRequest): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(request.headers['content-type'] ?? '')
}

export function isJson(request: FastifyRequest): boolean {
  return /^application\/json\b/i.test(request.headers['content-type'] ?? '')
}

/** Counts brackets outside strings before anything is parsed: one pass, no recursion. */
function isTooDeep(json: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at]
    if (inString && character === '\\') at += 1
    else if (character === '"') inString = !inString
    else if (inString) continue
    else if (character === '{' || character === '[') depth += 1
    else if (character === '}' || character === ']') depth -= 1
    if (depth > deepest) return true
  }
  return false
}
