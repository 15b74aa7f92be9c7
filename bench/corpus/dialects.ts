import type { ComposedPost } from './compose-post.ts'

/** How a generator wants a post's front matter written; everything else is the same for all. */
export type Dialect = (post: ComposedPost) => string

/** Ours, Eleventy's and Astro's. */
export const plainDialect: Dialect = post => write(post, [`tags: [${post.tags.join(', ')}]`])

/** Hugo takes the address from the file's name only where that gives the date, too. */
export const hugoDialect: Dialect = post =>
  write(post, [`slug: ${post.slug}`, `tags: [${post.tags.join(', ')}]`])

export const zolaDialect: Dialect = post =>
  write(post, [`taxonomies: { tags: [${post.tags.join(', ')}] }`])

function write({ title, date, description, body }: ComposedPost, more: readonly string[]): string {
  const front = [`title: ${title}`, `date: ${date}`, `description: ${description}`, ...more]
  return ['---', ...front, '---', '', body].join('\n')
}
