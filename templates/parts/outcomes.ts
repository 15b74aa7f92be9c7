import type { outcomes } from '../../comments-api/contract/submission.ts'
import type { Conversation } from '../../generator/plan/showing/conversation.ts'
import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../html.ts'
import { textsFor } from '../texts/texts-for.ts'

type Told = Pick<Conversation, 'reader' | 'isBaked'>
type OutcomeId = (typeof outcomes)[keyof typeof outcomes]

/** Where a form sent without scripts leads: each message shows only while the address has it as its target. */
export function outcomeNotices(site: SiteFacts, { reader, isBaked = true }: Told): SafeHtml {
  const { conversation } = textsFor(site.language).texts
  const published = isBaked ? conversation.published : conversation.publishedElsewhere
  return html`${Object.entries({
    ...outcomeTexts(site, reader),
    'response-published': published,
  }).map(([id, text]) => html`<p class="outcome" id="${id}" tabindex="-1">${text}</p>\n`)}`
}

/** On a page that was not made by a build of ours. */
export function outcomeTexts(site: SiteFacts, reader: string): Record<OutcomeId, SafeHtml> {
  const { conversation } = textsFor(site.language).texts
  return {
    'response-published': html`${conversation.publishedElsewhere}`,
    'response-held': conversation.held(html`<bdi>${reader}</bdi>`),
    'response-duplicate': html`${conversation.duplicate}`,
  }
}
