import { createHmac } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { z } from 'zod'
import { isSame } from '../../tokens.ts'

export type NetlifySigning = {
  readonly secret: string
  readonly now: () => number
}

/** `exp` is in seconds since 1970 (RFC 7519). */
const claims = z.object({ exp: z.number() })

/**
 * The address of the reader as Netlify's proxy names it, not yet checked, or `null` if `X-Nf-Sign` is not a valid JSON
 * Web Signature (RFC 7515). The algorithm is always HS256, whatever the header of the signature says (RFC 8725, 3.1).
 */
export function readNetlifyAddress(
  headers: IncomingHttpHeaders,
  { secret, now }: NetlifySigning,
): string | null {
  const { 'x-nf-sign': token, 'x-nf-client-connection-ip': address } = headers
  if (typeof token !== 'string' || typeof address !== 'string') return null
  const [header = '', payload = '', signature = '', ...more] = token.split('.')
  const wanted = createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')
  if (more.length > 0 || !isSame(signature, wanted)) return null
  return expiry(payload) > now() ? address : null
}

/** Milliseconds since 1970; 0 if the payload does not say. */
function expiry(payload: string): number {
  try {
    return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString())).exp * 1_000
  } catch {
    return 0
  }
}
