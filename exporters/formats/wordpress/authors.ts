import { slugOf } from '../../../generator/content/slugs.ts'
import type { Content } from '../../posts.ts'

export type Author = { readonly number: number; readonly login: string; readonly name: string }

/** The number by which comments of the site's owner refer to them. */
export const ownerNumber = 1

/** Authors by the name that readers see. The owner of the site is the first. */
export function authorsOf({ site, posts }: Content): ReadonlyMap<string, Author> {
  const authors = new Map<string, Author>()
  const logins = new Set<string>()
  for (const name of [site.author.name, ...posts.map(({ byline }) => byline)]) {
    if (authors.has(name)) continue
    const number = authors.size + ownerNumber
    const login = loginOf(name)
    const free = login === '' || logins.has(login) ? `author-${number}` : login
    logins.add(free)
    authors.set(name, { number, login: free, name })
  }
  return authors
}

/**
 * WordPress removes other letters from a login, and allows at most 60:
 * https://developer.wordpress.org/reference/functions/sanitize_user/
 */
function loginOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '')
  return slugOf(plain)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
}
