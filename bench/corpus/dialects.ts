import type { ComposedPost } from './compose-post.ts'

/** Writes a post's front matter as a generator wants it. Everything else is the same for all. */
export type Dialect = (post: ComposedPost) => string

/** For our generator, Eleventy and Astro. */
export const plainDialect: Dialect = post => write(post, [`tags: [${post.tags.join(', ')}]`])

/** Hugo takes the address from the name of the file only if it takes the date from there, too. */
export const hugoDialect: Dialect = post =>
  write(post, [`slug: ${post.slug}`, `tags: [${post.tags.join(', ')}]`])

export const zolaDialect: Dialect = post =>
  write(post, [`taxonomies: { tags: [${post.tags.join(', ')}] }`])

function write({ title, date, description, body }: ComposedPost, more: readonly string[]): string {
  const front = [`title: ${title}`, `date: ${date}`, `description: ${description}`, ...more]
  return ['---', ...front, '---', '', body].join('\n')
}
