import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { present } from '../present.ts'
import { type Additions, type Published, publishSite } from './published.ts'
import { blankPage } from './static-host.ts'

type Staging = Additions & { readonly readers?: 'one each' | 'one for all' }

/** A browser and the published site for the whole file. Each test has a reader, or all share the tab of one. */
export class Scene {
  #browser: Browser | undefined
  #site: Published | undefined
  #context: BrowserContext | undefined
  #page: Page | undefined

  constructor(reader: BrowserContextOptions, { readers = 'one each', ...additions }: Staging = {}) {
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
      if (readers === 'one each' || this.#page === undefined) await this.#seat(reader)
      else await this.#lookUp(reader)
    })
    if (readers === 'one each') afterEach(() => this.context.close())
  }

  async #seat(reader: BrowserContextOptions): Promise<void> {
    this.#context = await this.browser.newContext(reader)
    this.#page = await this.#context.newPage()
  }

  /** Makes the page like a new one, without the tenth of a second that Chromium takes to open one. */
  async #lookUp({
    reducedMotion = null,
    colorScheme = null,
  }: BrowserContextOptions): Promise<void> {
    await this.page.goto(this.site.url + blankPage)
    await this.page.evaluate(() => {
      localStorage.clear()
      sessionStorage.clear()
    })
    await this.page.setViewportSize({ width: 1280, height: 720 })
    await this.page.emulateMedia({ forcedColors: null, media: null, reducedMotion, colorScheme })
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

/** The site's own policy forbids what axe does to examine a page. */
export const examined: BrowserContextOptions = { bypassCSP: true, reducedMotion: 'reduce' }
