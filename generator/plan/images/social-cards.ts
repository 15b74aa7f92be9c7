import type { Post } from '../../content/post.ts'
import { findTarget } from '../../content/references.ts'
import type { Site } from '../../site/site.ts'
import type { PlanEntry } from '../entries.ts'
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
} from '../making.ts'
import { recall } from '../memory.ts'
import type { SocialCard } from '../pages.ts'
import type { Setting } from '../setting.ts'

/** What every place that shows links takes: https://ogp.me, https://docs.x.com/x-for-websites/cards */
export const cardSize = { width: 1_200, height: 630 } as const

export function planSocialCards(setting: Setting): PlanEntry[] {
  return cardedPosts(setting).map(post => planMade(setting, makingOf(setting, post)))
}

/** What is above a post's page where it is shared; `null` where it has no card. */
export function createSocialCards(setting: Setting): (post: Post) => SocialCard | null {
  const carded = new Set(cardedPosts(setting))
  return post => {
    if (!carded.has(post)) return null
    const { path, making } = makingOf(setting, post)
    const alt = making.kind === 'card' ? making.words.title : (post.image?.alt ?? '')
    return { url: setting.absolute(encodeURI(path)), ...cardSize, alt }
  }
}

/** Newest first; below the limit, a post keeps the picture that it brought itself. */
function cardedPosts({ site, index }: Setting): readonly Post[] {
  const limit = limitOf(site.socialCards)
  if (limit === 0) return []
  return index.posts.filter((post, position) => position < limit || post.image !== null)
}

function limitOf(wanted: Site['socialCards']): number {
  if (typeof wanted === 'number') return wanted
  return wanted === 'all' || wanted === true ? Number.POSITIVE_INFINITY : 0
}

/** A part of the post's own image, or else its title. */
function makingOf(setting: Setting, post: Post): Made {
  const image = imageOf(setting, post)
  if (image !== null) return crop(setting, post, image)
  // All that a drawing holds besides the post is of the ground.
  const from = [setting.ground]
  return recall(setting.memory.drawings, { of: post, from }, () => drawing(setting, post))
}

/** An image that would have to be made more than twice as large does not serve. */
function imageOf({ index }: Setting, post: Post): StillImage | null {
  if (post.image === null) return null
  const target = findTarget(index, post.source, post.image.reference)
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

function drawing(setting: Setting, post: Post): Made {
  const words = wordsOf(setting, post)
  const hash = hashOfMaking(setting.index, words)
  return {
    path: `/assets/cards/${shorten(post.id)}-${hash}.png`,
    key: `${hash}.png`,
    making: { kind: 'card', words },
  }
}

/** In a script that no letter can be drawn of, a post is shared under the site's name. */
function wordsOf({ facts, drawable }: Setting, post: Post): CardWords {
  const host = new URL(facts.url).host
  const site = drawable(facts.title)
  const title = drawable(post.title) ?? site ?? host
  return {
    title,
    above: title === site ? null : site,
    below: drawable(post.author ?? facts.author.name),
    host,
  }
}
