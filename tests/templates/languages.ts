import type { SiteFacts } from '../../generator/plan/showing/site-facts.ts'
import { html, type SafeHtml } from '../../templates/html.ts'
import type { Texts } from '../../templates/texts/texts.ts'
import { textsFor } from '../../templates/texts/texts-for.ts'
import { site } from './samples.ts'

export function siteIn(language: string): SiteFacts {
  return { ...site, language, dateLanguage: language }
}

export function textsIn(language: string): Texts {
  return textsFor(language).texts
}

const parts = ['①', '②'].map(mark => html`${mark}`) as [SafeHtml, SafeHtml]

/** Every sentence with something in it, by its name. ① and ② stand for names, dates and titles. */
export function filledSentences(texts: Texts): Record<string, string> {
  const { frame, lists, post, unpublished, conversation, form, notFound, search } = texts
  const { markdown, feeds } = texts
  const [one, two] = parts
  const linked = (words: string) => html`[${words}]`
  const sentences = {
    'frame.signature': frame.signature(one, two),
    'lists.posts': lists.posts(5),
    'lists.page': lists.page(5),
    'lists.pageOf': lists.pageOf(one, 5),
    'lists.postsBy': lists.postsBy('①'),
    'post.updated': post.updated(one),
    'post.minutes': post.minutes(5),
    'post.part': post.part({ part: 2, of: 5 }, one),
    'post.partNumber': post.partNumber(2),
    'unpublished.until': unpublished.until(one),
    'unpublished.since': unpublished.since(one),
    'conversation.responses': conversation.responses(5),
    'conversation.responsesPage': conversation.responsesPage(5),
    'conversation.responsesPageOf': conversation.responsesPageOf('①', 5),
    'conversation.about.text': conversation.about.text(one),
    'conversation.replyTo': conversation.replyTo(one),
    'conversation.place': conversation.place({ place: '①', count: '②' }),
    'conversation.inReplyTo': conversation.inReplyTo(one),
    'conversation.removed': conversation.removed(one),
    'conversation.edited': conversation.edited(one),
    'conversation.latestPost': conversation.latestPost(one, two),
    'conversation.held': conversation.held(one),
    'conversation.mentions': conversation.mentions(5),
    'conversation.liked': conversation.liked(one),
    'conversation.reposted': conversation.reposted(one),
    'conversation.fromSite': conversation.fromSite(one),
    'form.next': form.next(one),
    'notFound.ways': notFound.ways(linked, linked, linked),
    'search.results': search.results(5),
    'search.noResults': search.noResults('①'),
    'search.otherWays': search.otherWays(linked),
    'search.needsScripts': search.needsScripts(linked),
    'markdown.headingLink': markdown.headingLink('①'),
    'markdown.backToReference': markdown.backToReference('①'),
    'markdown.playVideo': markdown.playVideo('①'),
    'markdown.loadsPlayer': markdown.loadsPlayer('①'),
    'feeds.responsesTo': feeds.responsesTo('①'),
    'feeds.response': feeds.response('①', '②'),
  }
  return Object.fromEntries(Object.entries(sentences).map(([name, text]) => [name, String(text)]))
}

/** Every plain text by its name, and the names of sentences that need to be filled in. */
export function plainTexts(
  texts: object,
  path = '',
): { plain: [string, string][]; filled: string[] } {
  const plain: [string, string][] = []
  const filled: string[] = []
  for (const [key, value] of Object.entries(texts)) {
    const name = `${path}${key}`
    // "before" or "after" is for the template, not for a reader.
    if (name === 'conversation.about.stands') continue
    if (typeof value === 'string') plain.push([name, value])
    if (typeof value === 'function') filled.push(name)
    if (typeof value !== 'object') continue
    const below = plainTexts(value, `${name}.`)
    plain.push(...below.plain)
    filled.push(...below.filled)
  }
  return { plain, filled }
}
