import type { Post } from '../content/post.ts'
import { countTags } from '../plan/lists.ts'
import type { Plan } from '../plan/plan-pages.ts'
import type { Card } from '../plan/showing/cards.ts'
import type { Link, SiteFacts, When } from '../plan/showing/site-facts.ts'

/** What every template that the owner adds can read. */
export type TemplateFacts = GivenFacts & {
  readonly page: { readonly url: string; readonly outputPath: string; readonly inputPath: string }
}

export type GivenFacts = {
  readonly site: SiteFacts
  /** What is published, newest first; with `--drafts` what is not, too. */
  readonly posts: readonly PostFacts[]
  readonly pages: readonly PageFacts[]
  /** In the order of the alphabet. */
  readonly tags: readonly TagFacts[]
}

/** A post as our own lists show it, and what its file says besides. @public */
export type PostFacts = Card & {
  /** The thread's id. */
  readonly id: string
  /** The file, below the content folder. */
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
