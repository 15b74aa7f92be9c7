import type { Post } from '../content/post.ts'
import { countTags } from '../plan/lists.ts'
import type { Plan } from '../plan/plan-pages.ts'
import type { Card } from '../plan/showing/cards.ts'
import type { Link, SiteFacts, When } from '../plan/showing/site-facts.ts'

/** The values that every template of the owner's can read. */
export type TemplateFacts = GivenFacts & {
  readonly page: { readonly url: string; readonly outputPath: string; readonly inputPath: string }
}

export type GivenFacts = {
  readonly site: SiteFacts
  /** Published posts, newest first; with `--drafts`, unpublished ones as well. */
  readonly posts: readonly PostFacts[]
  readonly pages: readonly PageFacts[]
  /** In alphabetical order. */
  readonly tags: readonly TagFacts[]
}

/** A post as in our own lists, and more from its file. @public */
export type PostFacts = Card & {
  /** The id of its thread. */
  readonly id: string
  /** The path of its file in the content folder. */
  readonly source: string
  readonly language: string
  readonly author: string
  readonly updated: When | null
  readonly minutes: number
}

/** @public */
export type PageFacts = Link & {
  readonly source: string
  readonly description: string
  readonly language: string
}

/** @public */
export type TagFacts = Link & { readonly count: number }

export function factsFor({ facts, setting }: Plan): GivenFacts {
  const { index } = setting
  return {
    site: facts,
    posts: index.posts.map(post => ({ ...setting.card(post), ...sourceFacts(post, setting) })),
    pages: index.pages.map(page => ({
      ...setting.link(page),
      source: page.source,
      description: page.description,
      language: page.language,
    })),
    tags: countTags(setting),
  }
}

function sourceFacts(post: Post, { facts, when }: Plan['setting']) {
  return {
    id: post.id,
    source: post.source,
    language: post.language,
    author: post.author ?? facts.author.name,
    updated: post.updated === null ? null : when(post.updated),
    minutes: post.minutes,
  }
}
