import { beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { held, send, write } from './form.ts'
import { pageWith } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
beforeEach(async () => {
  stage.site.page = pageWith({})
  await stage.reader.page.goto(stage.site.url)
})

const text = (page = stage.reader.page) => page.getByLabel('Your response')

async function openTab() {
  const page = await stage.reader.context.newPage()
  await page.goto(stage.site.url)
  await text(page).focus()
  await page.getByRole('button', { name: 'Bold' }).waitFor()
  return page
}

async function begin(words: string, page = stage.reader.page): Promise<void> {
  await text(page).focus()
  await page.getByRole('button', { name: 'Bold' }).waitFor()
  await text(page).fill(words)
}

describe('a draft', () => {
  it('survives a reload, without the e-mail address', async () => {
    await stage.reader.page.getByLabel('E-mail').fill('noor@example.org')
    await begin('Half a thought')

    await stage.reader.page.reload()

    await expect.poll(() => text().inputValue()).toBe('Half a thought')
    expect(await stage.reader.page.getByLabel('E-mail').inputValue()).toBe('')
  })

  it('is shown and updated in a second tab in which nobody typed', async () => {
    await begin('From here')
    const other = await openTab()
    expect(await text(other).inputValue()).toBe('From here')

    await text().fill('From here, and on')
    await stage.reader.page.bringToFront()
    await other.bringToFront()

    await expect.poll(() => text(other).inputValue()).toBe('From here, and on')
  })

  it('does not bring back the form in a tab that knows the thread is closed', async () => {
    const { page, complaints } = stage.reader
    const open = stage.site.read
    stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
    await page.reload()
    await text().focus()
    await page.getByRole('button', { name: 'Bold' }).waitFor()
    const other = await openTab()
    stage.site.read = () => ({ status: 200, body: { ...threadOf([]), open: false } })
    await page.locator('.comment .permalink').focus()
    await page.evaluate(() =>
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
    )
    await page.locator('.closed').waitFor()
    stage.site.read = open

    await other.locator('.reply').click()
    await text(other).fill('From there')
    await page.bringToFront()
    await settled(page)

    expect(await page.locator('#comment-form').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it.each([
    ['Show those', 'From there', 'From there'],
    ['Keep these', 'From here', 'From here'],
  ])(
    'is not overwritten by another tab before the reader chooses "%s"',
    async (choice, shown, kept) => {
      await begin('From here')
      const other = await openTab()
      await text(other).fill('From there')
      expect(await text().inputValue()).toBe('From here')

      await stage.reader.page.bringToFront()
      await stage.reader.page.getByRole('button', { name: choice }).click()

      expect(await text().inputValue()).toBe(shown)
      const stored = await stage.reader.page.evaluate(() =>
        JSON.parse(localStorage.getItem('afterword:draft:margins') ?? '{}'),
      )
      expect(stored.body).toBe(kept)
    },
  )

  it('keeps what was typed while the earlier words were being sent', async () => {
    const { page } = stage.reader
    const asked = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<typeof held>()
    stage.site.write = () => {
      asked.resolve()
      return answer.promise
    }
    await write(page, 'One thought.')
    await send(page)
    await asked.promise

    await text().pressSequentially(' Another.')
    answer.resolve(held)
    await page.locator('.held').waitFor()

    expect(await text().inputValue()).toBe('Another.')
    await page.reload()
    await expect.poll(() => text().inputValue()).toBe('Another.')
  })

  it('is saved from the next keystroke on when its script loads at the second try', async () => {
    const { page } = stage.reader
    await page.route(/\/writing-/, route => route.abort())
    await text().fill('Half a')
    await settled(page)
    await page.unroute(/\/writing-/)

    await text().pressSequentially(' thought')

    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('afterword:draft:margins')))
      .toContain('Half a thought')
  })

  it('that cannot be stored shows a warning', async () => {
    await stage.reader.page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await stage.reader.page.reload()

    await begin('Words')

    await stage.reader.page.getByText('This browser keeps no draft').waitFor()
    expect(stage.reader.complaints).toEqual([])
  })
})
