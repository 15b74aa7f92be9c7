import type { Said } from '../../../diagnostic.ts'
import { percentDecoded } from '../../../percent-decoded.ts'
import { findFile, isAnsweredElsewhere } from '../addresses.ts'
import type { BuiltSite } from '../built-site.ts'
import { relativeAddressesIn } from './html.ts'
import { isAbsoluteUrl } from './values.ts'
import type { FeedMistake, XmlElement } from './xml.ts'

/** A feed or sitemap as its checks see it. */
export type FeedText = {
  readonly site: BuiltSite
  /** Path in the published folder. */
  readonly output: string
  readonly text: string
}

export function complaintsAboutIds(ids: readonly XmlElement[]): FeedMistake[] {
  const seen = new Set<string>()
  return ids.flatMap(({ text, start }) => {
    const isKnown = seen.has(text)
    seen.add(text)
    return isKnown ? [{ at: start, ...sharedId(text) }] : []
  })
}

export function complaintsAboutLink(feed: FeedText, address: string, at: number): FeedMistake[] {
  const said = complaintAboutLink(feed.site, address)
  return said === null ? [] : [{ at, ...said }]
}

/** A link must be absolute and, if it is to this site, lead to something. `null` if it does. */
export function complaintAboutLink(site: BuiltSite, address: string): Said | null {
  if (!isAbsoluteUrl(address)) return relativeLink(address)
  const url = new URL(address)
  if (url.origin !== site.origin) return null
  const path = percentDecoded(url.pathname)
  return findFile(site, path) === null && !isAnsweredElsewhere(site, path)
    ? leadsNowhere(address)
    : null
}

/** Reported at the address itself if the file spells it as the text does, else at the element. */
export function complaintsAboutHtml(
  { text }: FeedText,
  { start, end, text: html }: XmlElement,
): FeedMistake[] {
  return relativeAddressesIn(html).map(address => {
    const within = text.slice(start, end)
    const found = [`"${address}`, `&quot;${address}`, address]
      .map(written => ({ offset: within.indexOf(written), ahead: written.length - address.length }))
      .find(({ offset }) => offset >= 0)
    return {
      at: found === undefined ? start : start + found.offset + found.ahead,
      ...relativeAddress(address),
    }
  })
}

export function notADate(element: XmlElement, example: string): FeedMistake {
  return {
    at: element.start,
    message: `<${element.name}> is "${element.text}", which is not a date that feeds can have`,
    hint: `Write it as ${example}.`,
  }
}

export function sharedId(id: string): Said {
  return {
    message: `another entry has the id "${id}", too`,
    hint: 'Give each entry an id of its own: feed readers treat two entries with one id as the same.',
  }
}

function relativeLink(address: string): Said {
  return {
    message: `the link "${address}" is not an absolute address`,
    hint: 'Begin it with https:// and the name of the site: feeds are read outside of the site.',
  }
}

function leadsNowhere(address: string): Said {
  return {
    message: `the link "${address}" leads nowhere on this site`,
    hint: 'Link to a page that is published.',
  }
}

export function relativeAddress(address: string): Said {
  return {
    message: `the text links to "${address}", which is not an absolute address`,
    hint: 'Begin it with https:// and the name of the site: feeds are read outside of the site.',
  }
}
