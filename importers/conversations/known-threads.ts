import { readFileSync } from 'node:fs'
import { pageAddress, withoutQuery } from '../../comments-api/comments/threads/page-address.ts'
import { encodeAlias } from '../../generator/content/encode-path.ts'
import type { FoundFile } from '../../generator/content/find-files.ts'
import type { Post } from '../../generator/content/post.ts'
import { readPost } from '../../generator/content/read-post.ts'
import { readFileName } from '../../generator/content/slugs.ts'
import type { Site } from '../../generator/site/site.ts'

/** A post that a conversation may belong to. */
export type KnownPost = Pick<Post, 'id' | 'url' | 'title' | 'aliases' | 'source'>

/** Finds a post by the names it has elsewhere. Hosts are ignored, because people move from one to another. */
export class KnownThreads {
  readonly #byId = new Map<string, KnownPost>()
  readonly #byAddress = new Map<string, KnownPost>()
  readonly #ofExport = new Map<string, KnownPost>()

  /** If two posts have the same name, the first one keeps it. */
  add(post: KnownPost): void {
    const slug = readFileName(post.source).slug
    for (const name of [post.id, slug]) this.#keep(this.#byId, name, post)
    for (const url of [post.url, ...post.aliases.map(encodeAlias)]) {
      const key = addressKeyOf(url)
      if (key !== null) this.#keep(this.#byAddress, key, post)
    }
  }

  #keep(names: Map<string, KnownPost>, name: string, post: KnownPost): void {
    if (name !== '') names.getOrInsert(name, post)
  }

  addOfExport(externalId: string, post: KnownPost): void {
    this.#ofExport.set(externalId, post)
    this.add(post)
  }

  ofExport(externalId: string): KnownPost | null {
    return this.#ofExport.get(externalId) ?? null
  }

  withId(id: string): KnownPost | null {
    return this.#byId.get(id) ?? null
  }

  at(url: string): KnownPost | null {
    const key = addressKeyOf(url)
    if (key === null) return null
    return this.#byAddress.get(key) ?? this.#byAddress.get(withoutQuery(key)) ?? null
  }
}

/**
 * `/a`, `https://old.example/a/index.html` and `http://www.old.example/a?utm_source=b` have the same key. Returns
 * `null` for what is no address.
 */
export function addressKeyOf(url: string): string | null {
  const full = url.startsWith('//') ? `https:${url}` : url
  if (!URL.canParse(full, 'https://site.invalid')) return null
  const address = pageAddress(new URL(full, 'https://site.invalid').href)
  return address === null ? null : address.replace(/^[^/?]+/, '')
}

/** Yields drafts too, because their conversations are imported with them. Mistakes are left for the build to report. */
export function* readKnownPosts(site: Site, files: readonly FoundFile[]): Generator<Post> {
  for (const { source, path } of files) {
    if (!/^(?:posts|pages)\/.*\.md$/s.test(source)) continue
    const read = readPost(site, {
      source,
      file: source,
      text: readFileSync(path, 'utf8'),
      hash: '',
    })
    const post = read.kind === 'post' ? read.post : read.faulty.standIn
    if (post !== null) yield post
  }
}
