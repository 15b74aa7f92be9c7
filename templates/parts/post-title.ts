import type { PostLink } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { languageWithin } from './direction.ts'

/**
 * Among words in the language `around`: marked up so that it is read aloud, hyphenated and set in its own language and
 * direction.
 */
export function postTitle({ title, language }: PostLink, around: string): SafeHtml {
  return html`<bdi${languageWithin(language, around)}>${title}</bdi>`
}
