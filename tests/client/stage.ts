import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { present } from '../present.ts'
import { openReader, type Reader } from './reader.ts'
import { bundleClient, openSite, type Site } from './site.ts'

/** A browser for the whole file; for each test a site, and a reader whose tab is new or like new. */
export class Stage {
  #browser: Browser | undefined
  #site: Site | undefined
  #reader: Reader | undefined

  constructor() {
    beforeAll(async () => {
      this.#browser = await launchBrowser()
    })
    afterAll(() => this.#browser?.close())
    beforeEach(async () => {
      this.#site = await openSite(await bundleClient())
      this.#reader ??= await openReader(this.browser)
    })
    afterEach(async () => {
      // The port of this site may later be that of another, so its storage is emptied as well.
      this.site.page = ''
      if ((await this.reader.renew(this.site.url)) === 'spent') {
        await this.reader.context.close()
        this.#reader = undefined
      }
      await this.site.close()
    })
  }

  /** From here on the client is in another language than English. */
  async speak(language: string): Promise<void> {
    await this.site.close()
    this.#site = await openSite(await bundleClient(language))
  }

  get browser(): Browser {
    return present(this.#browser)
  }

  get site(): Site {
    return present(this.#site)
  }

  get reader(): Reader {
    return present(this.#reader)
  }
}
