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

/**
 * A page without scripts and with nothing from elsewhere. No `sandbox`: its form must be sent. Browsers
 * hold the answer's redirect to `form-action` too, so the site has to be named where a form leads back to it.
 */
export function pagePolicy(leadsTo: string | null): string {
  const targets = leadsTo === null ? "'self'" : `'self' ${leadsTo}`
  return `default-src 'none'; style-src 'self'; form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`
}
