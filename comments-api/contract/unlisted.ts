import { hash } from 'node:crypto'

/**
 * The name of a thread that the site does not publish. It can only be made by somebody who knows the thread's id, such
 * as a build whose post is about to come out. Nobody else learns which posts exist or existed: imports bring in
 * comments on posts that were always private.
 */
export function nameOfUnlisted(thread: string): string {
  return hash('sha256', thread, 'base64url')
}
