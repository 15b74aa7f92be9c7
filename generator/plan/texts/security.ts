import { securityEnd } from '../../site/security-end.ts'
import type { Site } from '../../site/site.ts'
import type { Setting } from '../setting.ts'

export const securityTextPath = '.well-known/security.txt'

/** https://www.rfc-editor.org/rfc/rfc9116 */
export function securityTextOf(
  { site, absolute }: Setting,
  { contact }: NonNullable<Site['security']>,
): string {
  const fields = [
    ['Contact', contact],
    ['Expires', securityEnd(site) ?? ''],
    ['Preferred-Languages', site.language],
    ['Canonical', absolute(`/${securityTextPath}`)],
  ]
  return fields.map(([name, value]) => `${name}: ${value}\n`).join('')
}
