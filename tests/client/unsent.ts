import type { Locator, Page } from 'playwright-core'
import { beforeEach } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { send, write } from './form.ts'
import { pageWith, wireComment } from './reader.ts'
import type { Answer, Asked } from './site.ts'
import { Stage } from './stage.ts'

export const published: Answer = {
  status: 201,
  body: { status: 'approved', comment: wireComment(), version: 1 },
}

/** A page with one comment, whose service is away until a test brings it back. */
export class UnsentStage extends Stage {
  constructor() {
    super()
    beforeEach(() => {
      this.site.page = pageWith({ comments: [sampleComment()], count: 1 })
    })
  }

  posts(): readonly Asked[] {
    return this.site.asked.filter(({ method }) => method === 'POST')
  }

  waiting(page = this.reader.page): Locator {
    return page.locator('[id^=unsent-]')
  }

  /** Writes while the script that sends cannot be fetched, so that the form offers to be sent as it is. */
  async writeWithoutSending(words?: string): Promise<void> {
    const { page } = this.reader
    await page.route(/\/sending-/, route => route.abort())
    await page.goto(this.site.url)
    await write(page, words)
    await send(page)
  }

  /** Redirects a plain form back to the page, as the service does. */
  leadTo(fragment: string): void {
    const location = `${new URL(this.site.url).pathname}#${fragment}`
    this.site.write = () => ({ status: 303, body: '', headers: { location } })
  }

  async writeInVain(page: Page = this.reader.page, words?: string): Promise<void> {
    await page.goto(this.site.url)
    await write(page, words)
    await settled(page)
    await send(page)
    await this.waiting(page).getByText('Not sent yet').waitFor()
  }
}
