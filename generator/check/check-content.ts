import { type Index, leaveOut } from '../content/read-content.ts'
import { ContentError, type Diagnostic, inReadingOrder } from '../diagnostic.ts'
import { checkAddresses } from './addresses.ts'
import { checkLinks } from './links.ts'
import type { Mistake } from './mistake.ts'

export type CheckedContent = { readonly index: Index; readonly diagnostics: readonly Diagnostic[] }

/**
 * Finds every mistake that can be found before anything is rendered. Throws a ContentError that
 * holds them all; told to keep going, leaves the posts at fault out instead.
 */
export function checkContent(index: Index, options: CheckOptions): CheckedContent {
  let sound = index
  const found = mistakesIn(index)
  // What pointed to a post that is left out is then at fault, too.
  for (let more = found; options.keepGoing && more.length > 0; more = mistakesIn(sound)) {
    if (more !== found) found.push(...more)
    sound = leaveOut(sound, new Set(more.map(({ post }) => post.source)))
  }
  const diagnostics = inReadingOrder([
    ...index.mistakes,
    ...found.map(mistake => toDiagnostic(mistake, options.shownAs)),
  ])
  if (diagnostics.length > 0 && !options.keepGoing) throw new ContentError(diagnostics)
  return { index: sound, diagnostics }
}

type CheckOptions = { readonly shownAs: string; readonly keepGoing: boolean }

function mistakesIn(index: Index): Mistake[] {
  return [...checkAddresses(index), ...checkLinks(index)]
}

function toDiagnostic(
  { post, line, column, code, message, hint }: Mistake,
  shownAs: string,
): Diagnostic {
  return { file: `${shownAs}/${post.source}`, line, column, severity: 'error', code, message, hint }
}
