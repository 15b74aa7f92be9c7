import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { present } from '../../present.ts'
import { createSiteFolder, plainSite, post, type SiteFolder } from '../site-folder.ts'
import { type Said, wireThread } from '../wire-threads.ts'

/** Gives each test a site with two posts and twenty comments per page. The first post has a conversation. */
export class LongSite {
  #folder: SiteFolder | undefined

  constructor() {
    beforeEach(() => {
      this.#folder = createSiteFolder({
        'posts/2026-01-01-one.md': post('One & <only>', 'tags: [things]'),
        'posts/2026-01-02-two.md': post('Two'),
      })
      this.setting('')
    })
    afterEach(() => this.folder[Symbol.dispose]())
  }

  get folder(): SiteFolder {
    return present(this.#folder)
  }

  setting(comments: string): void {
    this.folder.write('site.yaml', `${plainSite}comments: { perPage: 20${comments} }\n`)
  }

  async build(said: readonly Said[]): Promise<void> {
    const { folder } = this
    const path = join(folder.content, '../comments.json')
    folder.write('../comments.json', JSON.stringify({ threads: [wireThread('one', said)] }))
    await folder.build({ comments: { kind: 'file', path } })
  }
}

export const atPost = 'one/index.html'
export const page = (number: number) => `one/responses/${number}/index.html`

export const idsOn = (html: string) =>
  [...html.matchAll(/id="comment-(comment\d+)"/g)].map(([, id = '']) => id)
