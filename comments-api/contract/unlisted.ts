import { hash } from 'node:crypto'

/**
 * What a thread is called that the site does not publish: a name that only who knows the
 * thread's id can make, as a build does whose post is about to come out. Nobody else learns
 * which posts there are, or were; imports bring comments of posts that were always private.
 */
export function nameOfUnlisted(thread: string): string {
  return hash('sha256', thread, 'base64url')
}
