import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { type Settings, startService, thread } from '../comments-api/service.ts'
import { present } from '../present.ts'
import { type Renew, renewing } from '../renew-tab.ts'
import { blankPath, type OtherSite, openOtherSite, plainPage } from './other-site.ts'

/**
 * A browser and a site that embeds conversations for the whole file; for each test a reader, whose tab is new or like
 * new.
 */
export class Embedding {
  #browser: Browser | undefined
  #site: OtherSite | undefined
  #page: Page | undefined
  #renew: Renew | undefined
  /** What the reader's console complained about. */
  readonly complaints: string[] = []
  /** What the reader's page requested from anybody but its own site and the service. */
  readonly elsewhere: string[] = []

  constructor() {
    beforeAll(async () => {
      const launched = launchBrowser()
      this.#site = await openOtherSite()
      this.#browser = await launched
    })
    afterAll(async () => {
      await this.browser.close()
      await this.site.close()
    })
    beforeEach(async () => {
      this.site.pages.set('/site.css', '')
      if (this.#page === undefined) await this.#seat()
      this.complaints.length = 0
      this.elsewhere.length = 0
    })
    afterEach(async () => {
      if ((await this.#renew?.(this.site.url + blankPath)) === 'renewed') return
      await this.page.context().close()
      this.#page = undefined
    })
  }

  async #seat(): Promise<void> {
    const context = await this.browser.newContext({ viewport: { width: 1000, height: 800 } })
    this.#page = await context.newPage()
    this.#listen(this.#page)
    this.#renew = renewing(this.#page)
  }

  get browser(): Browser {
    return present(this.#browser)
  }

  get site(): OtherSite {
    return present(this.#site)
  }

  get page(): Page {
    return present(this.#page)
  }

  /** The real service, whose manifest lists the other site's posts. */
  async openService(
    more: Settings['config'] = {},
    threads = this.#threads(),
    world: Settings['world'] = { now: unhurried() },
  ) {
    const service = await startService({
      config: { moderation: 'none', origins: ['http://localhost:8080', this.site.url], ...more },
      manifest: { threads },
      world,
    })
    this.site.service = service.url
    return service
  }

  element(attributes = '', fallback = ''): string {
    return `<afterword-comments thread="rome" service="${this.site.service}" ${attributes}>${fallback}</afterword-comments>`
  }

  async read(body: string, path = '/rome/', fragment = ''): Promise<void> {
    this.site.pages.set(path, plainPage(body))
    await this.page.goto(this.site.url + path + fragment)
  }

  #threads() {
    return ['rome', 'oslo'].map(id => thread(id, { url: `${this.site.url}/${id}/` }))
  }

  #listen(page: Page): void {
    page.on('pageerror', error => this.complaints.push(String(error)))
    page.on('console', message => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    page.on('request', request => {
      const { origin } = new URL(request.url())
      if (![this.site.url, this.site.service].includes(origin)) this.elsewhere.push(request.url())
    })
  }
}

export async function write(within: Page | Locator, words: string): Promise<void> {
  await within.getByLabel('Your response').fill(words)
  await within.getByLabel('Name').fill('Noor')
  await within.getByRole('button', { name: 'Send' }).click()
}

/** A clock that advances with each look, because people take their time and the judge measures it. */
function unhurried() {
  let now = Date.parse('2026-11-23T12:00:00.000Z')
  return () => {
    now += 60_000
    return now
  }
}
