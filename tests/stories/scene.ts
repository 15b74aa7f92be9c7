import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { present } from '../present.ts'
import { type Additions, type Published, publishSite } from './published.ts'

/** A browser and the published site for the whole file; a reader at an empty page for each test. */
export class Scene {
  #browser: Browser | undefined
  #site: Published | undefined
  #context: BrowserContext | undefined
  #page: Page | undefined

  constructor(reader: BrowserContextOptions, additions: Additions = {}) {
    beforeAll(async () => {
      const launched = launchBrowser()
      this.#site = await publishSite(additions)
      this.#browser = await launched
    })
    afterAll(async () => {
      await this.browser.close()
      await this.site.close()
    })
    beforeEach(async () => {
      this.#context = await this.browser.newContext(reader)
      this.#page = await this.#context.newPage()
    })
    afterEach(() => this.context.close())
  }

  get browser(): Browser {
    return present(this.#browser)
  }

  get site(): Published {
    return present(this.#site)
  }

  get context(): BrowserContext {
    return present(this.#context)
  }

  get page(): Page {
    return present(this.#page)
  }
}

/** The site's own policy forbids what axe does to look at a page. */
export const examined: BrowserContextOptions = { bypassCSP: true, reducedMotion: 'reduce' }
