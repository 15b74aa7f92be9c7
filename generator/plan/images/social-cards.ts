import type { Post } from '../../content/post.ts'
import { findAttachment } from '../../content/references.ts'
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

/** A size that all sites that preview links accept: https://ogp.me, https://docs.x.com/x-for-websites/cards */
export const cardSize = { width: 1_200, height: 630 } as const

export function planSocialCards(setting: Setting): PlanEntry[] {
  return cardedPosts(setting).map(post => planMade(setting, makingOf(setting, post)))
}

/** The picture that is shown when a post is shared; `null` if it has none. */
export function createSocialCards(setting: Setting): (post: Post) => SocialCard | null {
  const carded = new Set(cardedPosts(setting))
  return post => {
    if (!carded.has(post)) return null
    const { path, making } = makingOf(setting, post)
    const alt = making.kind === 'card' ? making.words.title : (post.image?.alt ?? '')
    return { url: setting.absolute(encodeURI(path)), ...cardSize, alt }
  }
}

/** Newest first. A post beyond the limit has a card only if it has an image of its own. */
function cardedPosts({ site, index }: Setting): readonly Post[] {
  const limit = limitOf(site.socialCards)
  if (limit === 0) return []
  return index.posts.filter((post, position) => position < limit || post.image !== null)
}

function limitOf(wanted: Site['socialCards']): number {
  if (typeof wanted === 'number') return wanted
  return wanted === 'all' || wanted === true ? Number.POSITIVE_INFINITY : 0
}

/** A card shows part of the post's own image or, without one, its title. */
function makingOf(setting: Setting, post: Post): Made {
  const image = imageOf(setting, post)
  if (image !== null) return crop(setting, post, image)
  // Apart from the post, a drawn card depends only on the ground.
  const from = [setting.ground]
  return recall(setting.memory.drawings, { of: post, from }, () => drawing(setting, post))
}

/** An image that would have to be enlarged more than twice is not used. */
function imageOf({ index }: Setting, post: Post): StillImage | null {
  if (post.image === null) return null
  const attachment = findAttachment(index, post.source, post.image.reference)
  const image = attachment && stillImage(index, attachment)
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

/** If the fonts lack a letter of the title, the card shows the name of the site instead. */
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
