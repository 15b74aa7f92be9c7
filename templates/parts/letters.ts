import type { SafeHtml } from '../html.ts'

/** Languages in scripts other than ours, for which there are rules in styles/letters.css and square-letters.css. */
export const joined = ['ar', 'ckb', 'fa', 'ps', 'ug', 'ur'] as const
export const square = ['ja', 'ko', 'zh'] as const

const all = [...joined, ...square].join('|')
/** As we write it, and as an author may write it in HTML. */
const passage = new RegExp(`\\slang\\s*=\\s*["']?(?:${all})\\b`, 'i')

export function lettersOf(language: string): 'latin' | 'joined' | 'square' {
  const [primary = ''] = language.toLowerCase().split('-')
  const isAmong = (languages: readonly string[]) => languages.includes(primary)
  if (isAmong(square)) return 'square'
  return isAmong(joined) ? 'joined' : 'latin'
}

/**
 * Whether a page holds text in one of these scripts: then it takes the style sheet with rules for them, which no other
 * page has to load.
 */
export function needsLetters(spoken: readonly string[], content: SafeHtml): boolean {
  return spoken.some(of => lettersOf(of) !== 'latin') || passage.test(content.toString())
}
