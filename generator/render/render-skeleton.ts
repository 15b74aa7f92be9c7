import { html } from '../../templates/html.ts'
import { conversationPart } from '../../templates/parts/conversation.ts'
import { lettersOf } from '../../templates/parts/letters.ts'
import { outcomeTexts } from '../../templates/parts/outcomes.ts'
import { dictionaries, textsFor } from '../../templates/texts/texts-for.ts'
import { printingLanguage } from '../plan/calendar.ts'
import type { Conversation } from '../plan/showing/conversation.ts'
import type { SiteFacts } from '../plan/showing/site-facts.ts'

/** The conversation of no post yet, by the very template that pages are made with: what embed.js draws and fills. */
function renderSkeleton(language: string): string {
  // A page in no language, so that the conversation says its own.
  const page = { title: '', language: '', canonical: '' }
  return conversationPart(factsOf(language), page, unknown).toString().replaceAll(/>\n+</g, '>\n<')
}

/** What `bundleEmbed` makes into a conversation in this language. */
export function conversationIn(language: string) {
  return { language, skeleton: renderSkeleton(language), style: styles[lettersOf(language)] }
}

const styles = {
  latin: 'embed',
  joined: 'embed-with-letters',
  square: 'embed-with-square-letters',
} as const

export const spokenLanguages: readonly string[] = [...dictionaries.keys()]

/**
 * The element as an author writes it, with what stands in it for readers without scripts: the way to the service's own
 * page with the form, and what became of a response, which browsers show when the address leads to it.
 */
export function renderFallback(language: string, service: string): string {
  const { conversation } = textsFor(language).texts
  const reply = `${service}/api/threads/my-post/reply`
  const notices = Object.entries(outcomeTexts(factsOf(language), 'NAME'))
  return html`<afterword-comments thread="my-post" post-title="TITLE" reader="NAME"${service !== '' && html` service="${service}"`}>
  <p><a href="${reply}" rel="nofollow">${conversation.leaveReply}</a></p>
${notices.map(([id, text]) => html`  <p id="${id}" hidden="until-found">${text}</p>\n`)}</afterword-comments>
`.toString()
}

const unknown: Conversation = {
  thread: '',
  open: true,
  takesMentions: true,
  count: 0,
  version: 0,
  epoch: '',
  comments: [],
  // The page itself: here no other has the rest.
  more: { url: '', cursor: null, oldest: null },
  depth: 3,
  order: 'newest',
  mentions: [],
  feed: '',
  action: '',
  replyAt: '',
  reader: '',
  isBaked: false,
  mails: true,
  latestPosts: true,
}

/** A site of which only the language is known. */
function factsOf(language: string): SiteFacts {
  const none = ''
  const sheets = { style: none, styleWithLetters: none, styleWithFormulas: none }
  return {
    title: none,
    description: none,
    url: none,
    language,
    dateLanguage: printingLanguage(language),
    timeZone: 'UTC',
    author: { name: none, url: null },
    navigation: [],
    footer: [],
    feed: none,
    highlightsCode: true,
    assets: { ...sheets, script: none, colours: none, copyCode: none, playEmbed: none },
  }
}
