import type { BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { settled } from '../settled.ts'
import type { Stage } from './shared-preview.ts'

const article = '/how-comments-work/'
const withoutScripts = { javaScriptEnabled: false }

type Visit = BrowserContextOptions & { readonly path?: string }

async function write(
  page: Page,
  { name, words, email = '' }: { name: string; words: string; email?: string },
): Promise<void> {
  await page.getByLabel('Your response').fill(words)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Send' }).click()
}

async function countOf(page: Page): Promise<number> {
  return Number.parseInt((await page.locator('#response-count').textContent()) ?? '', 10)
}

/** In its last stories the service stays away. */
export function tellWithScripts(stage: Stage): void {
  async function readArticle({ path = article, ...options }: Visit = {}): Promise<Page> {
    const context = await stage.browser.newContext(options)
    // The preview loads an open page again whenever something was approved.
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(`${stage.preview.url}${path}`)
    return page
  }

  async function countOfThread(): Promise<number> {
    const answer = await fetch(`${stage.preview.url}/api/counts?threads=how-comments-work`)
    const counts: Record<string, number> = await answer.json()
    return counts['how-comments-work'] ?? Number.NaN
  }

  describe('a newcomer', () => {
    it('finds the responses in the HTML, with their true count, without JavaScript', async () => {
      const page = await readArticle(withoutScripts)

      const shown = await page.locator('#responses .comment:not(.tombstone)').count()
      expect(shown).toBeGreaterThan(5)
      expect(await countOf(page)).toBe(shown)
      expect(
        await page
          .getByRole('link', { name: `${shown} responses` })
          .first()
          .getAttribute('href'),
      ).toMatch(/^#/)
    })

    it('loads nothing from another host, and meets no error', async () => {
      const context = await stage.browser.newContext()
      onTestFinished(() => context.close())
      const page = await context.newPage()
      const elsewhere: string[] = []
      const complaints: string[] = []
      page.on('request', request => {
        if (!request.url().startsWith(stage.preview.url)) elsewhere.push(request.url())
      })
      page.on('console', message => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', error => complaints.push(error.message))

      await page.goto(`${stage.preview.url}${article}#reply`)
      await settled(page)

      expect(elsewhere).toEqual([])
      expect(complaints).toEqual([])
    })
  })

  describe('a reader with JavaScript', () => {
    it('sees a first response held, then approved in the page and in the HTML of the next build', async () => {
      const page = await readArticle()
      const before = await countOf(page)

      await write(page, { name: 'Zoë', words: 'A *first* word from me.', email: 'zoe@example.org' })
      await page.locator('.held').waitFor()
      const whileHeld = await countOf(page)
      await stage.approve('A first word from me.')
      const other = await readArticle({ path: `${article}#conversation` })
      await other.locator('.comment', { hasText: 'A first word from me.' }).waitFor()
      const { code } = stage.preview.build()

      expect(whileHeld).toBe(before)
      expect(await countOf(other)).toBe(before + 1)
      expect(code).toBe(0)
      expect(stage.preview.published('how-comments-work/index.html')).toContain(
        '<p>A <em>first</em> word from me.</p>',
      )
    })

    it('once trusted, sees the next response appear at once', async () => {
      const page = await readArticle()
      const before = await countOf(page)

      await write(page, { name: 'Zoë', words: 'A second word from me.', email: 'zoe@example.org' })
      await page.locator('#responses .comment', { hasText: 'A second word from me.' }).waitFor()

      await expect.poll(() => countOf(page)).toBeGreaterThan(before)
    })

    it('edits a response, and deletes it', async () => {
      const page = await readArticle()
      await write(page, { name: 'Zoë', words: 'A third wrod.', email: 'zoe@example.org' })
      const own = page.locator('#responses .comment:focus')
      await own.getByRole('button', { name: 'Edit' }).click()

      await page.getByLabel('Your words').fill('A third word.')
      await page.getByRole('button', { name: 'Save' }).click()
      const changed = page.locator('#responses .comment', { hasText: 'A third word.' })
      await changed.getByRole('button', { name: 'Delete' }).click()
      await changed.getByRole('button', { name: 'Delete' }).click()

      await page.getByText('Your response is deleted.').waitFor()
      expect(await changed.count()).toBe(0)
    })

    it('replies to a response', async () => {
      const page = await readArticle({ path: '/a-page-that-can-answer/#conversation' })
      const first = page.locator('#responses > .response').first()

      await first.locator('.reply').first().click()
      await page.getByRole('heading', { name: /^Reply to/ }).waitFor()
      await write(page, { name: 'Zoë', words: 'An answer to just that.', email: 'zoe@example.org' })

      await expect
        .poll(() => page.locator('.form-status').textContent())
        .toBe('Thank you. Your response is published.')
      await first.locator('.replies .comment', { hasText: 'An answer to just that.' }).waitFor()
    })
  })

  describe('hostile markup in a response', () => {
    it('is shown as text in the article, and runs no script', async () => {
      const words =
        '<img src=x onerror="document.title=1"> [click](javascript:document.title=2) <script>document.title=3</script>'
      const page = await readArticle(withoutScripts)
      await write(page, { name: '"><b>Mallory</b>', words })
      await stage.approve('onerror')

      const article = await readArticle({ path: '/how-comments-work/#conversation' })
      const hostile = article.locator('.comment', { hasText: 'onerror' })
      await hostile.waitFor()

      expect(await article.title()).toContain('How comments work')
      expect(await hostile.locator('img, script, a[href^="javascript"]').count()).toBe(0)
      expect(await hostile.locator('.author').textContent()).toContain('"><b>Mallory</b>')
    })
  })

  describe('a moderator', () => {
    it('cannot sign in with a used link', async () => {
      await stage.openDesk()
      const stranger = await (await stage.browser.newContext()).newPage()

      await stranger.goto(stage.preview.moderate)
      await stranger.getByRole('button').first().click()
      await stranger.goto(`${stage.preview.url}/admin/`)

      expect(await stranger.locator('.letter').count()).toBe(0)
      expect(await stranger.getByRole('heading', { level: 1 }).textContent()).toBe(
        'Sign in to the desk',
      )
    })

    it('deletes an approved response, which lowers the count', async () => {
      await readArticle(withoutScripts).then(page =>
        write(page, { name: 'Ada', words: 'Gone again soon.' }),
      )
      await stage.approve('Gone again soon.')
      const counted = await countOfThread()

      const page = await stage.openDesk()
      await page.getByRole('link', { name: /Approved/ }).click()
      const letter = page.locator('.letter', { hasText: 'Gone again soon.' })
      await letter.getByRole('button', { name: 'Delete' }).click()

      expect(await countOfThread()).toBe(counted - 1)
    })
  })

  describe('when the comment service is down', () => {
    beforeAll(() => {
      stage.preview.build()
      stage.preview.killService()
    })

    it('the article still has its responses and its form', async () => {
      const context = await stage.browser.newContext()
      onTestFinished(() => context.close())
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', error => complaints.push(error.message))

      await page.goto(`${stage.preview.url}${article}#conversation`)
      await page.getByRole('button', { name: 'Send' }).waitFor()

      expect(await page.locator('#responses .comment').count()).toBeGreaterThan(5)
      expect(complaints).toEqual([])
    })

    it('an unsent response is kept through a reload, with a notice', async () => {
      const page = await readArticle()

      await write(page, { name: 'Ada', words: 'Words that must not be lost.' })
      const waiting = page.locator('[id^=unsent-]')
      await waiting.waitFor()
      await page.reload()

      await waiting.getByText('Words that must not be lost.').waitFor()
      // The page tries once more as it opens, and says so meanwhile.
      await expect.poll(() => waiting.textContent()).toContain('Not sent yet')
    })

    it('a build keeps the last good copy of the responses, and reports that', () => {
      const { code, said } = stage.preview.build()

      expect(code).toBe(0)
      expect(said).toMatch(/gave no answer .*: the pages hold the last good copy, \d+ comments/)
      expect(stage.preview.published('how-comments-work/index.html')).toContain('id="comment-')
    })
  })
}
