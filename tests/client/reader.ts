import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { recordShifts } from '../../bench/page/shifts.ts'
import type { WireComment } from '../../comments-api/contract/thread.ts'
import type { Conversation } from '../../generator/plan/showing/conversation.ts'
import { postPage } from '../../templates/pages/post.ts'
import { type Renew, renewing } from '../renew-tab.ts'
import { site as facts, sampleConversation, samplePost, sampleText } from '../templates/samples.ts'

export type Reader = {
  readonly context: BrowserContext
  readonly page: Page
  /**
   * Complaints on the console and exceptions. Failed requests are left out, because the browser reports them by itself.
   */
  readonly complaints: readonly string[]
  renew: Renew
}

export async function openReader(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Reader> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, ...options })
  const page = await context.newPage()
  await page.addInitScript(recordShifts)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    const isOurs = !message.text().startsWith('Failed to load resource')
    if (isOurs && message.type() === 'error') complaints.push(message.text())
  })
  const renew = renewing(page)
  return {
    context,
    page,
    complaints,
    renew: async blank => {
      const how = await renew(blank)
      complaints.length = 0
      return how
    },
  }
}

/** The reader goes to another tab for this many seconds of an installed clock, and comes back. */
export async function leaveTab(page: Page, seconds: number): Promise<void> {
  const turn = (hidden: boolean) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
    document.dispatchEvent(new Event('visibilitychange'))
  }
  await page.evaluate(turn, true)
  await page.clock.fastForward(seconds * 1_000)
  await page.evaluate(turn, false)
}

/**
 * The first such request gets no answer. Not with `times: 1`: that stops the interception while the next request may be on
 * its way, and one test then waited for it in vain.
 */
export async function loseFirst(page: Page, url: RegExp): Promise<void> {
  let isLost = false
  await page.route(url, route => {
    if (isLost) return route.continue()
    isLost = true
    return route.abort()
  })
}

export function pageWith(
  conversation: Partial<Conversation>,
  body = '<p>A post.</p>',
  site = facts,
): string {
  const { language } = site
  const post = samplePost({ conversation: sampleConversation(conversation), language })
  return postPage(site, post, sampleText(body)).toString()
}

type Loose = Omit<WireComment, 'id' | 'parent'> & { id: string; parent: string | null }

/** A comment as the service sends it. Its ids are plain strings, because brands exist only in types. */
export function wireComment(changes: Partial<Loose> = {}): Loose {
  return {
    id: 'newcomment1',
    parent: null,
    author: { name: 'Noor', url: null, avatar: '1-1', isOwner: false, latestPost: null },
    html: '<p>Something new.</p>',
    createdAt: '2026-11-21T12:00:00.000Z',
    editedAt: null,
    pinned: false,
    status: 'approved',
    ...changes,
  }
}
