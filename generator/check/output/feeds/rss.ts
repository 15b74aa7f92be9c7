import {
  complaintsAboutHtml,
  complaintsAboutIds,
  complaintsAboutLink,
  type FeedText,
  notADate,
} from './entries.ts'
import { isAbsoluteUrl, isRfc822 } from './values.ts'
import { attributeOf, childrenOf, type FeedMistake, missingChild, type XmlElement } from './xml.ts'

/** https://www.rssboard.org/rss-specification */
export function checkRss(feed: FeedText, root: XmlElement): FeedMistake[] {
  const version = attributeOf(root, 'version')
  const [channel] = childrenOf(root, 'channel')
  const ofRoot = version === '2.0' ? [] : [{ at: root.start, ...otherVersion(version) }]
  if (channel === undefined) return [...ofRoot, ...missingChild(root, 'channel')]
  const items = childrenOf(channel, 'item')
  return [
    ...ofRoot,
    ...missingChild(channel, 'title'),
    ...missingChild(channel, 'link'),
    ...(childrenOf(channel, 'description').length > 0 ? [] : missingChild(channel, 'description')),
    ...checkCommon(feed, channel),
    ...complaintsAboutIds(items.flatMap(item => childrenOf(item, 'guid'))),
    ...items.flatMap(item => [...checkCommon(feed, item), ...checkItem(feed, item)]),
  ]
}

function checkCommon(feed: FeedText, element: XmlElement): FeedMistake[] {
  const dates = ['pubDate', 'lastBuildDate'].flatMap(name => childrenOf(element, name))
  return [
    ...dates
      .filter(({ text }) => !isRfc822(text))
      .map(date => notADate(date, 'Fri, 20 Nov 2026 08:00:00 GMT')),
    ...childrenOf(element, 'link').flatMap(link =>
      complaintsAboutLink(feed, link.text, link.start),
    ),
  ]
}

const contentNamespace = 'http://purl.org/rss/1.0/modules/content/'

function checkItem(feed: FeedText, item: XmlElement): FeedMistake[] {
  const hasWords = ['title', 'description'].some(name => childrenOf(item, name).length > 0)
  const encoded = item.children.filter(({ name }) => name === 'encoded')
  const texts = [...childrenOf(item, 'description'), ...encoded]
  return [
    ...(hasWords ? [] : missingChild(item, 'title')),
    ...missingChild(item, 'guid'),
    ...childrenOf(item, 'guid').flatMap(complaintAboutGuid),
    ...encoded
      .filter(({ namespace }) => namespace !== contentNamespace)
      .map(element => ({ at: element.start, ...otherNamespace })),
    ...texts.flatMap(text => complaintsAboutHtml(feed, text)),
    ...childrenOf(item, 'enclosure').flatMap(enclosure =>
      complaintsAboutEnclosure(feed, enclosure),
    ),
  ]
}

function complaintAboutGuid(guid: XmlElement): FeedMistake[] {
  const isAddress = attributeOf(guid, 'isPermaLink') !== 'false'
  if (!isAddress || guid.text === '' || isAbsoluteUrl(guid.text)) return []
  return [{ at: guid.start, ...relativeGuid(guid.text) }]
}

function complaintsAboutEnclosure(feed: FeedText, enclosure: XmlElement): FeedMistake[] {
  const missing = ['url', 'length', 'type'].find(name => attributeOf(enclosure, name) === null)
  if (missing !== undefined) return [{ at: enclosure.start, ...withoutAttribute(missing) }]
  return complaintsAboutLink(feed, attributeOf(enclosure, 'url') ?? '', enclosure.start)
}

function otherVersion(version: string | null) {
  return {
    message: `<rss> ${version === null ? 'has no version' : `has the version "${version}"`}`,
    hint: 'Write version="2.0".',
  }
}

const otherNamespace = {
  message: 'the namespace of <content:encoded> is not the one that readers know',
  hint: `Write xmlns:content="${contentNamespace}" into <rss>.`,
}

function relativeGuid(guid: string) {
  return {
    message: `the guid "${guid}" is not an absolute address`,
    hint: 'Write the absolute address, or isPermaLink="false" if it is not an address.',
  }
}

function withoutAttribute(name: string) {
  return { message: `<enclosure> has no ${name}`, hint: `Write ${name}="…" into it.` }
}
