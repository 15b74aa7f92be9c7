import type { Locator, Page } from 'playwright-core'
import { beforeEach } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { send, write } from './desk.ts'
import { pageWith, wireComment } from './reader.ts'
import type { Answer, Asked } from './site.ts'
import { Stage } from './stage.ts'

export const published: Answer = {
  status: 201,
  body: { status: 'approved', comment: wireComment(), version: 1 },
}

/** A page with one response, whose service is away until a test says otherwise. */
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

  async writeInVain(page: Page = this.reader.page, words?: string): Promise<void> {
    await page.goto(this.site.url)
    await write(page, words)
    await settled(page)
    await send(page)
    await this.waiting(page).getByText('Not sent yet').waitFor()
  }
}
