import type { Said } from '../../../diagnostic.ts'
import { isPattern } from '../../../hosting/match-address.ts'
import type { PlacedRule } from './table.ts'

/** What is wrong with a redirect, and with which of its two addresses. */
export type Complaint = Said & { readonly part: 'from' | 'to' }

export function covered(rule: PlacedRule, earlier: PlacedRule): Complaint {
  const line = `line ${earlier.fromPlace.line}${earlier.file === rule.file ? '' : ` of ${earlier.file}`}`
  return {
    part: 'from',
    message: isPattern(earlier.from)
      ? `the rule never applies: ${earlier.from} in ${line} comes before it`
      : `the rule never applies: ${line} has one for the same address`,
    hint: 'The first rule that matches counts: remove one of the two, or put this one before the other.',
  }
}

export function behindFile(file: string): Complaint {
  return {
    part: 'from',
    message: `the rule never applies: there is a file ${file}`,
    hint: 'Write "!" after the status (force = true in netlify.toml) to let the rule win, or remove the rule.',
  }
}

export function hides(file: string, others: number): Complaint {
  const more = others === 0 ? '' : ` and ${others} more`
  return {
    part: 'from',
    message: `the rule is forced, so it hides ${file}${more}, which ${others === 0 ? 'is' : 'are'} published`,
    hint: 'Remove the "!" (force = true in netlify.toml), or narrow the address.',
  }
}

export function leadsNowhere(to: string): Complaint {
  return {
    part: 'to',
    message: `"${to}" leads nowhere: the site has no such file`,
    hint: 'Write the address of a page or of a folder with pages, with "https://" before it for another site.',
  }
}

export function leadsOn({ to }: PlacedRule, way: readonly PlacedRule[]): Complaint {
  return {
    part: 'to',
    message: `"${to}" is itself redirected, to "${way[0]?.to}"`,
    hint: `Redirect straight to "${way.at(-1)?.to}": readers wait for each stop on the way.`,
  }
}

export function leadsBack({ to }: PlacedRule): Complaint {
  return {
    part: 'to',
    message: `"${to}" leads back to the rule itself, without end`,
    hint: 'Write an address that no rule redirects; a slash at the end makes no difference.',
  }
}
