import { basename, extname } from 'node:path'
import { slugOf } from '../../generator/content/slugs.ts'
import { extensionOf } from '../folder/extension.ts'
import type { FoundPost } from '../source.ts'
import { deviceName } from './device-name.ts'
import { findFile } from './find-file.ts'

/** A file that is copied beside the post, under a name that every system accepts. */
export type Asset = { readonly path: string; readonly name: string }

/** Names the files that are copied beside a post. */
export class AssetNames {
  readonly #files: FoundPost['files']
  readonly #names = new Map<string, string>()

  constructor({ files }: FoundPost) {
    this.#files = files
  }

  /** Returns the name of the copy beside the post; `null` for what is not copied. */
  place(address: string): string | null {
    const path = findFile(this.#files, address)
    if (path === null) return null
    return this.#names.getOrInsertComputed(path, () => this.#freeName(path))
  }

  list(): Asset[] {
    return [...this.#names].map(([path, name]) => ({ path, name }))
  }

  #freeName(path: string): string {
    const extension = extensionOf(path)
    const slug = (slugOf(basename(path, extname(path))) || 'file').slice(0, 80).toWellFormed()
    const stem = deviceName.test(slug) ? `file-${slug}` : slug
    const taken = new Set(this.#names.values())
    for (let number = 1; ; number += 1) {
      const name = `${stem}${number === 1 ? '' : `-${number}`}${extension}`
      if (!taken.has(name) && name !== 'index.md' && name !== 'index.html') return name
    }
  }
}
