import { isLanguageTag } from '../../generator/site/language.ts'
import type { ConvertHtml } from '../html/post-markdown.ts'
import { keepFormulas } from '../markdown/keep-formulas.ts'
import type { LeadToHeadings } from '../markdown/lead-to-headings.ts'
import { replaceReferences } from '../markdown/replace-references.ts'
import type { FoundPost } from '../source.ts'
import { type Asset, AssetNames } from './asset-names.ts'
import { pathOf } from './old-addresses.ts'
import { createResolver, elsewhere } from './resolve-address.ts'

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
  const { words, files, type: _, image, ...facts } = found
  const assets = new AssetNames(found)
  const resolve = createResolver(found.permalink ?? null, { assets, note })
  const written =
    'html' in words
      ? convertHtml(words.html, {
          resolve,
          note,
          language: languageOf(found) ?? language,
          codes: words.codes ?? new Set(),
        })
      : keepFormulas(placeFiles(words.markdown, assets), note)
  const body = leadToHeadings(written, { path: pathOf(found.permalink), note })
  const placed = placeImage(image ?? null, assets, note)
  return {
    ...facts,
    image: placed.image,
    body: `${placed.above}${body}`,
    assets: assets.list(),
  }
}

function languageOf({ language }: FoundPost): string | null {
  return language && isLanguageTag(language) ? language : null
}

/** Markdown stays as it was written, except for the addresses of files that are copied. */
function placeFiles(markdown: string, assets: AssetNames): string {
  return replaceReferences(markdown, reference => assets.place(reference))
}

type Image = NonNullable<FoundPost['image']>

/** Front matter names only files beside the post, so a picture from elsewhere goes above the words. */
function placeImage(
  image: Image | null,
  assets: AssetNames,
  note: Told['note'],
): { readonly image: Image | null; readonly above: string } {
  if (image === null) return { image, above: '' }
  const address = assets.place(image.address)
  if (address !== null) return { image: { ...image, address }, above: '' }
  note(elsewhere(image.address))
  return { image: null, above: `${pictureText(image)}\n\n` }
}

function pictureText({ address, alt }: Image): string {
  return `![${alt.replace(/[[\]\\]/g, '\\$&').replace(/\s+/g, ' ')}](${address.replace(/[<>()\s]/g, encodeURIComponent)})`
}
