import type { FastifyInstance } from 'fastify'

const always = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

/** For every answer; pages for people replace the policy with one that lets them show a form. */
export function setSecurityHeaders(app: FastifyInstance): void {
  // A hook that calls back costs a read less than one that answers a promise.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(always)
    done()
  })
}

/** A page without scripts and with nothing from elsewhere. No `sandbox`: its form must be sent. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
