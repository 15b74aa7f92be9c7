import { isRedirect, type RedirectRule } from '../../../hosting/rules.ts'
import type { NetlifyFacts } from './check-netlify.ts'
import type { NetlifyMistake } from './mistakes.ts'

/** The host that the example names where owners must write that of their own service. */
const placeholder = 'comments.afterword.example'

/** Rules for the comment service. Requests must reach it unchanged, under the same path. */
export function checkServiceRules(
  rules: readonly RedirectRule[],
  facts: NetlifyFacts,
): NetlifyMistake[] {
  return rules.flatMap(rule => {
    const [, folder] = /^\/(api|admin)\/\*$/.exec(rule.from) ?? []
    if (folder === undefined || rule.to.startsWith('/.netlify/')) return []
    const found = [complaintAboutStatus(rule, folder), complaintAboutTarget(rule, folder, facts)]
    return found.filter(mistake => mistake !== null)
  })
}

function complaintAboutStatus(rule: RedirectRule, folder: string): NetlifyMistake | null {
  if (rule.status !== 200)
    return {
      ...rule.fromPlace,
      message: isRedirect(rule)
        ? `/${folder}/* sends readers on with ${rule.status}, so what they write does not arrive`
        : `/${folder}/* answers ${rule.status}, so what readers write does not arrive`,
      hint: 'Write status = 200: the host then asks the service itself.',
    }
  if (rule.isForced) return null
  return {
    ...rule.fromPlace,
    severity: 'warning',
    message: `/${folder}/* is not forced, so a file of the site there would hide the service`,
    hint: 'Add force = true.',
  }
}

function complaintAboutTarget(
  { to, toPlace }: RedirectRule,
  folder: string,
  { hasConversations = false, origin = '' }: NetlifyFacts,
): NetlifyMistake | null {
  const expected = `/${folder}/:splat`
  const url = URL.parse(to)
  if (url !== null && !url.pathname.endsWith(expected))
    return {
      ...toPlace,
      message: `"${to}" does not end with ${expected}, and the service answers nowhere else`,
      hint: `Write to = "${url.origin}${expected}".`,
    }
  const isExample = URL.parse(origin)?.hostname.endsWith('afterword.example') === true
  if (url?.hostname !== placeholder || !hasConversations || origin === '' || isExample) return null
  return {
    ...toPlace,
    severity: 'warning',
    message: `"${placeholder}" is the example's host, so nobody answers there`,
    hint: 'Write the host on which your comment service runs.',
  }
}
