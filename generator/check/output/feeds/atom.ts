import { percentDecoded } from '../../../percent-decoded.ts'
import {
  complaintsAboutHtml,
  complaintsAboutIds,
  complaintsAboutLink,
  type FeedText,
  notADate,
} from './entries.ts'
import { isAbsoluteIri, isRfc3339 } from './values.ts'
import { attributeOf, childrenOf, type FeedMistake, missingChild, type XmlElement } from './xml.ts'

export const atomNamespace = 'http://www.w3.org/2005/Atom'

/** https://www.rfc-editor.org/rfc/rfc4287 */
export function checkAtom(feed: FeedText, root: XmlElement): FeedMistake[] {
  const entries = childrenOf(root, 'entry')
  const hasAuthor = childrenOf(root, 'author').length > 0
  return [
    ...checkCommon(feed, root),
    ...checkSelf(feed, root),
    ...complaintsAboutIds(entries.flatMap(entry => childrenOf(entry, 'id'))),
    ...entries.flatMap(entry => [
      ...checkCommon(feed, entry),
      ...checkContent(feed, entry),
      ...(hasAuthor || isSigned(entry) ? [] : [{ at: entry.start, ...withoutAuthor }]),
    ]),
  ]
}

/** Checks what feeds and entries have in common. */
function checkCommon(feed: FeedText, element: XmlElement): FeedMistake[] {
  const named = ['id', 'title', 'updated'].flatMap(name => missingChild(element, name))
  const ids = childrenOf(element, 'id').filter(({ text }) => text !== '' && !isAbsoluteIri(text))
  const dates = ['updated', 'published'].flatMap(name => childrenOf(element, name))
  const links = childrenOf(element, 'link').filter(link => attributeOf(link, 'rel') !== 'self')
  const authors = childrenOf(element, 'author')
  return [
    ...named,
    ...ids.map(id => ({ at: id.start, ...relativeId(id.text) })),
    ...dates
      .filter(({ text }) => text !== '' && !isRfc3339(text))
      .map(date => notADate(date, '2026-11-20T08:00:00Z')),
    ...links.flatMap(link =>
      complaintsAboutLink(feed, attributeOf(link, 'href') ?? '', link.start),
    ),
    ...authors.flatMap(author => missingChild(author, 'name')),
  ]
}

function checkSelf({ site, output }: FeedText, root: XmlElement): FeedMistake[] {
  const own = `${site.origin}/${encodeURI(output)}`
  return (
    childrenOf(root, 'link')
      .filter(link => attributeOf(link, 'rel') === 'self')
      // Some characters, such as "&", may be written encoded or not.
      .filter(
        link =>
          percentDecoded(URL.parse(attributeOf(link, 'href') ?? '')?.href ?? '') !==
          percentDecoded(own),
      )
      .map(link => ({ at: link.start, ...otherSelf(own) }))
  )
}

function checkContent(feed: FeedText, entry: XmlElement): FeedMistake[] {
  const texts = ['content', 'summary'].flatMap(name => childrenOf(entry, name))
  const hasLink = childrenOf(entry, 'link').some(
    link => (attributeOf(link, 'rel') ?? 'alternate') === 'alternate',
  )
  const hasContent = childrenOf(entry, 'content').length > 0
  return [
    ...texts
      .filter(text => attributeOf(text, 'type') === 'html')
      .flatMap(text => complaintsAboutHtml(feed, text)),
    ...texts
      .filter(text => attributeOf(text, 'type') === 'xhtml')
      .flatMap(text => complaintsAboutXhtml(feed, text)),
    ...(hasLink || hasContent ? [] : [{ at: entry.start, ...withoutLink }]),
  ]
}

/** The markup of XHTML is part of the feed itself, so it is cut out of the feed's text. */
function complaintsAboutXhtml(feed: FeedText, element: XmlElement): FeedMistake[] {
  const html = feed.text.slice(element.start, element.end)
  return complaintsAboutHtml(feed, { ...element, text: html })
}

function isSigned(entry: XmlElement): boolean {
  const sources = childrenOf(entry, 'source')
  return [entry, ...sources].some(element => childrenOf(element, 'author').length > 0)
}

function relativeId(id: string) {
  return {
    message: `the id "${id}" is not an absolute IRI`,
    hint: 'Write one that never changes and that nobody else uses, such as the address of the post.',
  }
}

function otherSelf(own: string) {
  return {
    message: 'the link rel="self" does not lead to this feed',
    hint: `Write href="${own}".`,
  }
}

const withoutAuthor = {
  message: 'neither the entry nor the feed has an <author>',
  hint: 'Write <author><name>…</name></author> into the feed.',
}

const withoutLink = {
  message: 'the entry has neither a link nor a text',
  hint: 'Write <link rel="alternate" href="…"/> into it.',
}
