import type { Site } from '../../site/site.ts'
import type { Setting } from '../setting.ts'

export const securityTextPath = '.well-known/security.txt'

/** https://www.rfc-editor.org/rfc/rfc9116 */
export function securityTextOf(
  { site, absolute }: Setting,
  { contact, expires }: NonNullable<Site['security']>,
): string {
  const fields = [
    ['Contact', contact],
    ['Expires', expires.includes('T') ? expires : `${expires}T00:00:00Z`],
    ['Preferred-Languages', site.language],
    ['Canonical', absolute(`/${securityTextPath}`)],
  ]
  return fields.map(([name, value]) => `${name}: ${value}\n`).join('')
}
