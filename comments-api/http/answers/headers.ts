import type { FastifyInstance } from 'fastify'

/** For every answer; pages for people replace the policy with one that allows their form. */
export const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const

export function setSecurityHeaders(app: FastifyInstance): void {
  // A hook with a callback costs less per read than one that returns a promise.
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(securityHeaders)
    done()
  })
}

type Allowed = { readonly leadsTo?: string; readonly scripts?: readonly string[] }

/**
 * For a page that loads nothing from elsewhere, and no script but its own files. No `sandbox`, because its form must be
 * sent. Browsers apply `form-action` to the redirect as well, so the site has to be named if a form leads back to it.
 */
export function pagePolicy({ leadsTo, scripts = [] }: Allowed): string {
  const targets = leadsTo === undefined ? "'self'" : `'self' ${leadsTo}`
  const ofScripts =
    scripts.length === 0
      ? ''
      : " script-src 'self'; connect-src 'self'; require-trusted-types-for 'script';"
  return `default-src 'none'; style-src 'self';${ofScripts} form-action ${targets}; frame-ancestors 'none'; base-uri 'none'`
}
