import { addressKey } from '../../generator/check/content/claims.ts'
import { FrontMatter } from '../../generator/content/front-matter/front-matter.ts'
import type { Post } from '../../generator/content/post.ts'
import { isReserved } from '../../generator/content/reserved-addresses.ts'
import { cutSlug, isTypeable, slugOf, threadIdOf } from '../../generator/content/slugs.ts'
import { deviceName } from './device-name.ts'

/** In bytes. With a date before it and ".md" after it, the name is short enough for every file system. */
const longest = 100

/** Addresses, files and threads that belong to somebody, so that no imported post collides with another. */
export class Taken {
  readonly #addresses = new Set<string>()
  readonly #threads = new Set<string>()
  readonly #files = new Set<string>()

  addPost({ url, aliases, id, source }: Pick<Post, 'url' | 'aliases' | 'id' | 'source'>): void {
    for (const address of [url, ...aliases]) this.#addresses.add(addressKey(address))
    this.#threads.add(id.toLowerCase())
    this.#files.add(placeOf(source))
  }

  addFile(source: string): void {
    this.#files.add(placeOf(source))
  }

  /** Returns the path and takes it, if it is valid here and free; otherwise returns `null`. */
  claimPermalink(path: string | null): string | null {
    if (path === null || !FrontMatter.shape.permalink.safeParse(path).success) return null
    return this.#claim(path)
  }

  claimAlias(alias: string): string | null {
    return FrontMatter.shape.aliases.safeParse([alias]).success ? this.#claim(alias) : null
  }

  #claim(address: string): string | null {
    const key = addressKey(address)
    if (isReserved(key) || this.#addresses.has(key)) return null
    this.#addresses.add(key)
    return address
  }

  /**
   * Returns the first wished slug, or else one like "rome-2", whose file and thread are free, and so is its address
   * unless the post has a permalink.
   */
  claimSlug(
    wished: readonly [string, ...string[]],
    { folder, url }: { folder: string; url(slug: string): string | null },
  ): string {
    const stems = [...new Set(wished.map(name => stemOf(name, folder)))]
    for (let number = 0; ; number += 1) {
      const slug = stems[number] ?? `${stems[0]}-${number - stems.length + 2}`
      const address = url(slug)
      if (this.#threads.has(threadIdOf(slug))) continue
      if (this.#files.has(`${folder}${slug}`)) continue
      if (address !== null && this.#claim(address) === null) continue
      this.#threads.add(threadIdOf(slug))
      this.#files.add(`${folder}${slug}`)
      return slug
    }
  }
}

/** `a/b.md` and `a/b/index.md` are the same place. */
export function placeOf(source: string): string {
  return source.toLowerCase().replace(/(?:\/index)?\.md$/, '')
}

/**
 * The name of a file. A name that begins with a date would be read as a post of that day. A post has its own date
 * before it anyway, but a page gets the word `page`, as it does before a name that Windows reserves for devices, and
 * before `index`, which would be the page of the folder itself.
 */
export function stemOf(wished: string, folder: string): string {
  const slug = cut(slugOf(wished)) || 'post'
  const isMistaken = /^\d{4}-\d{2}-\d{2}(?:-|$)|^index$/.test(slug) || deviceName.test(slug)
  return folder === 'pages/' && isMistaken ? `page-${slug}` : slug
}

function cut(slug: string): string {
  if (!isTypeable(slug) || threadIdOf(slug) === '') return ''
  return cutSlug(slug, short => Buffer.byteLength(short) <= longest)
}
