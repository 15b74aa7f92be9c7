import { captureAddress } from '../../../hosting/match-address.ts'
import type { RedirectRule } from '../../../hosting/rules.ts'
import { findFile, isAnswer } from '../addresses.ts'
import type { BuiltSite } from '../built-site.ts'

/** Whether the host answers a decoded path, with a file or by a rule of `_redirects` or of `more`. */
export function answersOf(
  site: BuiltSite,
  more: readonly RedirectRule[],
): (address: string) => boolean {
  const rules = [...site.rules.redirects, ...more].filter(isAnswer)
  return address =>
    findFile(site, address) !== null ||
    rules.some(({ from }) => captureAddress(from, address) !== null)
}
