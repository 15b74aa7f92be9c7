import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { objectionsTo } from './axe.ts'
import type { Stage } from './shared-preview.ts'

const article = '/how-comments-work/'
const anyPage = 'content/pages/about.md'
/** Of another post, and its name in the address. */
const thread = 'a-page-that-can-answer'

type Words = { readonly name?: string; readonly words: string; readonly email?: string }

async function write(page: Page, { name = 'Ada', words, email = '' }: Words): Promise<void> {
  await page.getByLabel('Your response').fill(words)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  if (email !== '') await page.getByLabel(/^Mail me/).check()
  await send(page)
}

/** Until the page that answers is there with its style, which hides what does not concern this answer. */
async function send(page: Page): Promise<void> {
  const answered = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Send' }).click()
  await answered
}

/** The first link of a mail leads to a page with one button, for what the mail is about. */
async function followFirst(mail: Page): Promise<void> {
  await mail.locator('.mail a[href*="/api/link/"]').first().click()
  await mail.getByRole('button').first().click()
}

export function tellWithoutScripts(stage: Stage): void {
  async function open(path: string): Promise<Page> {
    const context = await stage.browser.newContext({ javaScriptEnabled: false })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(stage.preview.url + path)
    return page
  }

  /** Mails go nowhere on this machine: the desk shows them. */
  async function openMail(about: RegExp): Promise<Page> {
    await expect
      .poll(async () =>
        (await stage.openDesk('/admin/mail/')).getByRole('link', { name: about }).count(),
      )
      .toBeGreaterThan(0)
    const page = await stage.openDesk('/admin/mail/')
    await page.getByRole('link', { name: about }).first().click()
    return page
  }

  async function findResponse(words: string): Promise<string> {
    const answer = await fetch(`${stage.preview.url}/api/threads/${thread}/comments`)
    const { comments } = (await answer.json()) as { comments: { id: string; html: string }[] }
    return comments.find(({ html }) => html.includes(words))?.id ?? ''
  }

  describe('a reader without JavaScript', () => {
    it('sees all responses, and their count', async () => {
      const page = await open(article)

      const shown = await page.locator('#responses .comment:not(.tombstone)').count()
      expect(shown).toBeGreaterThan(5)
      expect(await page.locator('#response-count').textContent()).toBe(`${shown} responses`)
    })

    it('replies to a response, which a moderator approves by a link in a mail', async () => {
      const page = await open(article)
      const link = page.getByRole('link', { name: /^Reply to/ }).first()
      const answered = (await link.getAttribute('href'))?.split('?to=')[1] ?? ''
      const words = (await page.locator(`#comment-${answered} .words`).innerText()).trim()
      await link.click()
      const shown = await page.locator('.answered .words').innerText()

      await write(page, { words: 'An answer to just that.' })
      const told = [page.url(), await page.locator('.outcome:visible').textContent()]
      const mail = await openMail(/^To decide/)
      const mailed = await mail.locator('.mail').innerText()
      await followFirst(mail)
      const { code } = stage.preview.build()

      expect(shown.trim()).toBe(words)
      expect(told).toEqual([
        `${stage.preview.url}${article}#response-held`,
        expect.stringContaining('is held until'),
      ])
      expect(mailed, 'in its lines').toContain('\n\n> An answer to just that.\n\n')
      expect(code).toBe(0)
      const reply = stage.preview
        .published('how-comments-work/index.html')
        .split('<article class="comment')
        .slice(1)
        .find(part => part.includes('An answer to just that.'))
      expect(reply).toContain(`data-parent="${answered}"`)
    })

    it('is told that an approved response appears after the next build', async () => {
      const email = 'trusted@example.org'
      await write(await open(`/${thread}/`), { words: 'My first word.', email })
      await stage.approve('My first word.')
      const published = async () => (await fetch(`${stage.preview.url}/${thread}/`)).text()
      await expect.poll(published).toContain('My first word.')
      const page = await open(`/${thread}/`)
      // A mistake keeps the site as it is: the preview would be faster than the reader's browser.
      const good = stage.preview.read(anyPage)
      stage.preview.write(anyPage, good.replace(/^title:/m, 'titel:'))

      await write(page, { words: 'My second word.', email })
      const outcome = await page.locator('.outcome:visible').textContent()
      const responses = await page.locator('#responses').innerText()
      stage.preview.write(anyPage, good)

      expect(new URL(page.url()).hash).toBe('#response-published')
      expect(outcome).toContain('after the site’s next build')
      expect(responses).not.toContain('My second word.')
    })

    it('gets a mail about a reply after confirming, and unsubscribes by a link in it', async () => {
      const confirming = await openMail(/^Please confirm/)
      await followFirst(confirming)
      const answered = await findResponse('My first word.')
      const page = await open(`/api/threads/${thread}/reply?to=${answered}`)
      await write(page, { name: 'Kim', words: 'Somebody answers.' })
      await stage.approve('Somebody answers.')

      const mail = await openMail(/^New reply/)
      await mail
        .getByRole('link', { name: /\/api\/link\// })
        .first()
        .click()
      await mail.getByRole('button').first().click()

      expect(await mail.getByRole('heading', { level: 1 }).textContent()).toMatch(
        /no more|no longer/i,
      )
    })

    it('is told of a duplicate, stored once, when the same form is sent twice', async () => {
      const page = await open(article)

      await write(page, { words: 'Said twice.' })
      await page.goto(stage.preview.url + article)
      await write(page, { words: 'Said twice.' })

      expect(page.url()).toBe(`${stage.preview.url}${article}#response-duplicate`)
      const moderation = await stage.openDesk()
      expect(await moderation.locator('.letter', { hasText: 'Said twice.' }).count()).toBe(1)
    })

    it('gets the form back, filled in and with the mistake named, when it is invalid', async () => {
      const page = await open(article)

      await write(page, { words: '   ', email: 'ada@example.org' })
      const kept = [
        await page.getByLabel('Name').inputValue(),
        await page.getByLabel('E-mail').inputValue(),
      ]
      const mistake = await page.getByRole('alert').getByRole('link').textContent()
      await page.getByLabel('Your response').fill('Now with words.')
      await send(page)

      expect(kept).toEqual(['Ada', 'ada@example.org'])
      expect(mistake).toBe('Please write something.')
      expect(page.url()).toBe(`${stage.preview.url}${article}#response-held`)
    })
  })

  describe('the page for a reply', () => {
    it('is accessible', async () => {
      const context = await stage.browser.newContext()
      onTestFinished(() => context.close())
      const page = await context.newPage()
      await page.goto(stage.preview.url + article)
      const path = await page.locator('.reply').first().getAttribute('href')

      await page.goto(stage.preview.url + path)

      expect(await objectionsTo(page)).toEqual([])
    })
  })
}
