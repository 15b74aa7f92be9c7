import type { Post } from '../content/post.ts'

/** `/a.html` has its feed at `/a/comments.xml`: where the one is, no page can be at `/a/`. */
export function commentsPath({ url }: Post): string {
  return `${url.replace(/(?:(?:\/index)?\.html|\/)$/, '')}/comments.xml`
}
