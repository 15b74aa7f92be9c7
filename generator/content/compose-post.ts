import type { DateTime } from 'luxon'
import { hashOf } from '../hash-of.ts'
import { addCloseAfter } from '../site/close-after.ts'
import type { Site } from '../site/site.ts'
import type { CheckedFrontMatter } from './front-matter/check-front-matter.ts'
import { toInstant } from './front-matter/dates.ts'
import { permalinkOf } from './permalink.ts'
import type { CommentsPolicy, Post } from './post.ts'
import { threadIdOf } from './slugs.ts'
import type { ScannedText } from './texts/scan-text.ts'
import { summarise } from './texts/summarise.ts'

type FileFacts = {
  readonly source: string
  readonly hash: string
  readonly bodyLine: number
  readonly body: string
  readonly scanned: ScannedText
}

/** Pages may do without a date, since no list that is sorted by date contains them. */
const undated = '1970-01-01T00:00:00Z'

/** As one literal: an object that is spread and then grows key by key takes longer, and more memory. Decision 131. */
export function composePost(site: Site, checked: CheckedFrontMatter, file: FileFacts): Post {
  const { scanned, body } = file
  const { front, name, layout, moments } = checked
  const named = {
    url: front.permalink ?? permalinkOf(site, { layout, slug: name.slug, moment: moments.date }),
    title: front.title,
    language: front.lang ?? site.language,
    date: instantOf(moments.date) ?? undated,
  }
  const image = front.image === undefined ? null : referenceTo(front.image)
  const shown = {
    ...named,
    description: front.description ?? summarise(body),
    tags: front.tags,
  }
  return {
    source: file.source,
    hash: file.hash,
    bodyLine: file.bodyLine,
    url: named.url,
    title: named.title,
    language: named.language,
    date: named.date,
    description: shown.description,
    tags: shown.tags,
    label: hashOf(JSON.stringify(named)),
    face: hashOf(JSON.stringify(shown)),
    layout,
    id: front.id ?? threadIdOf(name.slug),
    author: front.author === site.author.name ? null : (front.author ?? null),
    byline: front.author ?? site.author.name,
    updated: instantOf(moments.updated),
    publish: instantOf(moments.publish),
    expires: instantOf(moments.expires),
    draft: front.draft,
    series: front.series ?? null,
    canonical: front.canonical ?? null,
    aliases: front.aliases,
    image: image === null ? null : { reference: image, alt: front.imageAlt ?? '' },
    comments: policyOf(site, checked),
    minutes: scanned.minutes,
    frames: scanned.frames,
    references: image === null ? scanned.references : [...scanned.references, image],
    fragments: scanned.fragments,
  }
}

/** It is a file's name, so it contains neither a query nor a fragment. */
function referenceTo(image: string): string {
  return image.replaceAll('#', '%23').replaceAll('?', '%3F')
}

function instantOf(moment: DateTime<true> | null): string | null {
  return moment === null ? null : toInstant(moment)
}

/** The post's setting counts, then the site's; a page has a conversation only if it asks for one. */
function policyOf(site: Site, { front, layout, moments }: CheckedFrontMatter): CommentsPolicy {
  const wish = front.comments ?? (layout === 'page' ? 'none' : site.comments.default)
  if (wish === 'none' || wish === 'closed') return { kind: wish }
  const inherited = front.comments === undefined ? site.comments.closeAfter : undefined
  const closeAfter = wish === 'open' ? inherited : wish.closeAfter
  if (closeAfter === undefined || moments.date === null) return { kind: 'open', closesAt: null }
  return { kind: 'open', closesAt: instantOf(addCloseAfter(moments.date, closeAfter)) }
}
