import type { Diagnostic } from '../../diagnostic.ts'
import type { BuiltPage, BuiltSite } from './built-site.ts'
import { diagnosticAt } from './diagnose.ts'
import { endlessComment, unclosed } from './page/nesting-mistakes.ts'
import type { Unended } from './text/unended.ts'

/**
 * Comments and elements of the author's that have no end, so that browsers read the rest of the page as part of them.
 */
export function checkUnended(site: BuiltSite): Diagnostic[] {
  return site.pages.flatMap(page =>
    unendedOf(page).map(({ file, name, ...place }) =>
      diagnosticAt(file, place, name === '!--' ? endlessComment : endless(name)),
    ),
  )
}

/** Whether part of the page was swallowed by something without an end. */
export function isSwallowed(page: BuiltPage): boolean {
  return unendedOf(page).length > 0
}

function unendedOf({ facts, texts }: BuiltPage): (Unended & { readonly file: string })[] {
  // Something without an end always swallows at least the end tag around it, which is a mistake already.
  if (!facts.mistakes.some(({ code }) => code === 'invalid-html')) return []
  return texts.flatMap(({ file, markdown, places }) =>
    /<(?:!--|[a-z])/i.test(markdown()) ? places().unended.map(found => ({ ...found, file })) : [],
  )
}

function endless(name: string) {
  const { code, message } = unclosed(name)
  const hint =
    name === 'plaintext'
      ? 'Remove it: it has no end, and browsers show the rest of the page as text.'
      : `Write </${name}> where it ends: browsers treat the rest of the page as part of it.`
  return { code, message, hint }
}
