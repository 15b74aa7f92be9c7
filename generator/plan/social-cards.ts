import type { Post } from '../content/post.ts'
import { findTarget } from '../content/references.ts'
import type { PlanEntry } from './entries.ts'
import {
  type CardWords,
  extensionOf,
  hashOfImage,
  hashOfMaking,
  type Made,
  planMade,
  type StillImage,
  shorten,
  stillImage,
} from './making.ts'
import type { SocialCard } from './pages.ts'
import type { Setting } from './setting.ts'

/** What every place that shows links takes: https://ogp.me, https://docs.x.com/x-for-websites/cards */
export const cardSize = { width: 1_200, height: 630 } as const

/** Drawing takes 20 ms, more than all else of a page; what is shared is mostly new. */
const drawnAtMost = 100

export function planSocialCards(setting: Setting): PlanEntry[] {
  if (!setting.site.socialCards) return []
  return setting.index.posts
    .filter(post => hasCard(setting, post))
    .map(post => planMade(setting, makingOf(setting, post)))
}

/** Newest first; a post further down keeps the picture that it brought itself. */
function hasCard({ index }: Setting, post: Post): boolean {
  return post.image !== null || index.posts.slice(0, drawnAtMost).includes(post)
}

export function socialCardOf(setting: Setting, post: Post): SocialCard | null {
  if (!setting.site.socialCards || !hasCard(setting, post)) return null
  const { path, making } = makingOf(setting, post)
  const alt = making.kind === 'crop' ? (post.image?.alt ?? '') : post.title
  return { url: setting.absolute(encodeURI(path)), ...cardSize, alt }
}

/** A part of the post's own image, or else its title. */
function makingOf(setting: Setting, post: Post): Made {
  const image = imageOf(setting, post)
  return image === null ? drawing(setting, post) : crop(setting, post, image)
}

/** An image that would have to be made more than twice as large does not serve. */
function imageOf({ index }: Setting, post: Post): StillImage | null {
  const target = findTarget(index, post.source, post.image?.reference ?? '')
  if (target?.kind !== 'attachment') return null
  const image = stillImage(index, target.attachment)
  if (image === null) return null
  const isLarge = image.width * 2 >= cardSize.width && image.height * 2 >= cardSize.height
  return isLarge ? image : null
}

function crop({ index }: Setting, post: Post, image: StillImage): Made {
  const hash = hashOfImage(index, image)
  const extension = extensionOf(image.fallback)
  return {
    path: `/assets/cards/${shorten(post.id)}-${hash}${extension}`,
    key: `${hash}-card${extension}`,
    making: { kind: 'crop', image, format: image.fallback },
  }
}

function drawing({ index, facts }: Setting, post: Post): Made {
  const words: CardWords = {
    title: post.title,
    site: facts.title,
    author: post.author ?? facts.author.name,
    host: new URL(facts.url).host,
  }
  const hash = hashOfMaking(index, words)
  return {
    path: `/assets/cards/${shorten(post.id)}-${hash}.png`,
    key: `${hash}.png`,
    making: { kind: 'card', words },
  }
}
