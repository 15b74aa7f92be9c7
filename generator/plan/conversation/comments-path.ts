import type { Post } from '../../content/post.ts'

/** `/a.html` has its feed at `/a/comments.xml`: no page can be at `/a/` then. */
export function commentsPath(post: Post): string {
  return `${folderOf(post)}/comments.xml`
}

/** The path of a page with a part of a long conversation. */
export function responsesPath(post: Post, number: number): string {
  return `${responsesFolder(post)}${number}/`
}

/** Also below a former address of the post. */
export function responsesFolder(post: Pick<Post, 'url'>): string {
  return `${folderOf(post)}/responses/`
}

function folderOf({ url }: Pick<Post, 'url'>): string {
  return url.replace(/(?:(?:\/index)?\.html|\/)$/, '')
}
