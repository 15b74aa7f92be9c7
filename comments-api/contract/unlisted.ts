import { hash } from 'node:crypto'

/**
 * What a thread is called that the site does not publish: whoever knows its id finds
 * it, as a build does whose post is about to come out; nobody else learns which posts
 * there are, or were. Imports bring comments of posts that were always private.
 */
export function nameOfUnlisted(thread: string): string {
  return hash('sha256', thread, 'base64url')
}
