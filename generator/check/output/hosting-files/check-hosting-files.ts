import type { Diagnostic } from '../../../diagnostic.ts'
import type { HostingMistake } from '../../../hosting/rules.ts'
import type { BuiltSite } from '../built-site.ts'
import { checkRedirects, redirectsOf } from './redirects.ts'

/** Mistakes in `_headers` and `_redirects`, including rules that do not fit what is published. */
export function checkHostingFiles(site: BuiltSite): Diagnostic[] {
  return [
    ...site.rules.mistakes.map(mistake => diagnose(site, mistake)),
    ...checkRedirects(site, redirectsOf(site)),
  ]
}

function diagnose({ shownAs }: BuiltSite, { file, ...mistake }: HostingMistake): Diagnostic {
  return { file: `${shownAs}/${file}`, code: 'invalid-hosting', ...mistake }
}
