import { frameOf } from '../../generator/content/texts/frame-address.ts'
import { isLanguageTag } from '../../generator/site/language.ts'
import type { ConvertHtml } from '../html/post-markdown.ts'
import { keepFormulas } from '../markdown/keep-formulas.ts'
import type { LeadToHeadings } from '../markdown/lead-to-headings.ts'
import { replaceReferences } from '../markdown/replace-references.ts'
import type { FoundPost } from '../source.ts'
import { type Asset, AssetNames } from './asset-names.ts'
import { pathOf } from './old-addresses.ts'

/** A post as the ledger keeps it until the places of all others are known. */
export type ConvertedPost = Omit<FoundPost, 'words' | 'files' | 'type'> & {
  readonly body: string
  readonly assets: readonly Asset[]
}

type Told = {
  readonly convertHtml: ConvertHtml
  readonly leadToHeadings: LeadToHeadings
  /** That of the site here. */
  readonly language: string
  note(message: string): void
}

export function convertPost(
  found: FoundPost,
  { convertHtml, leadToHeadings, language, note }: Told,
): ConvertedPost {
  const { words, files, type: _, ...facts } = found
  const assets = new AssetNames(found)
  const permalink = found.permalink ?? null
  const resolve = (address: string, use: 'link' | 'file') => {
    const placed = assets.place(address)
    if (placed !== null) return placed
    const resolved = resolveAddress(address, permalink, use)
    if (resolved === null) return null
    if (use === 'file') note(elsewhere(resolved))
    else if (isUploadedPage(resolved, permalink)) note(notBeside(resolved))
    return resolved
  }
  const written =
    'html' in words
      ? convertHtml(words.html, { resolve, note, language: languageOf(found) ?? language })
      : keepFormulas(placeFiles(words.markdown, assets), note)
  const body = leadToHeadings(written, { path: pathOf(found.permalink), note })
  const image = found.image ?? null
  const picture = image === null ? null : assets.place(image.address)
  if (image !== null && picture === null) note(elsewhere(image.address))
  return {
    ...facts,
    image: picture === null || image === null ? null : { ...image, address: picture },
    body: image !== null && picture === null ? `${pictureText(image)}\n\n${body}` : body,
    assets: assets.list(),
  }
}

function languageOf({ language }: FoundPost): string | null {
  return language && isLanguageTag(language) ? language : null
}

/**
 * Notes what readers will not see, because the site's policy lets its pages load nothing from others:
 * https://developer.mozilla.org/docs/Web/HTTP/Guides/CSP. Empty for films, which may be shown.
 */
function elsewhere(address: string): string {
  const host = URL.parse(address)?.host
  if (host === undefined || frameOf(address) !== null) return ''
  return `shows pictures or files of ${host}, which readers of this site do not see; --uploads copies them`
}

/** Whether it is an HTML file that somebody uploaded to the old site, and not one of its pages. */
function isUploadedPage(address: string, permalink: string | null): boolean {
  const base = baseOf(permalink)
  const url = URL.parse(address, base)
  if (url === null || !uploadedPage.test(url.pathname)) return false
  // For a post that was never published, the old host is not known.
  return url.host === base.host || base.origin === nowhere
}

const uploadedPage = /\/(?:wp-content\/uploads|content\/(?:files|media|images))\/.+\.html?$/i

function notBeside(address: string): string {
  return `links to ${address}, which is not copied: its scripts would have the rights of this site; look at it, and publish it by addPassthroughCopy in eleventy.config.ts`
}

/** Goes above the words, because front matter names only files beside the post. */
function pictureText({ address, alt }: { readonly address: string; readonly alt: string }): string {
  return `![${alt.replace(/[[\]\\]/g, '\\$&').replace(/\s+/g, ' ')}](${address.replace(/[<>()\s]/g, encodeURIComponent)})`
}

/** Markdown stays as it was written, except for the addresses of files that are copied. */
function placeFiles(markdown: string, assets: AssetNames): string {
  return replaceReferences(markdown, reference => assets.place(reference))
}

/**
 * Links within the old site lead to the same path here; addresses of files stay whole. Returns `null` for other
 * protocols than those of the web, mail and telephones.
 */
function resolveAddress(
  address: string,
  permalink: string | null,
  use: 'link' | 'file',
): string | null {
  if (address === '' || address.startsWith('#')) return address
  if (/^(?:mailto|tel):/i.test(address)) return address
  const base = baseOf(permalink)
  const url = URL.parse(address, base)
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  const isWithin = permalink !== null && url.hash !== '' && url.href === `${base.href}${url.hash}`
  if (isWithin && use === 'link') return url.hash
  const isPage =
    use === 'link' && /\/[^./]*$|\.html?$/.test(url.pathname) && !uploadedPage.test(url.pathname)
  const isOurs = url.host === base.host && (isPage || url.host === 'site.invalid')
  return isOurs ? `${url.pathname}${url.search}${url.hash}` : url.href
}

function baseOf(permalink: string | null): URL {
  return new URL(permalink ?? '/', nowhere)
}

const nowhere = 'https://site.invalid'
