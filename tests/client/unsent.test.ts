import { describe, expect, it } from 'vitest'
import { sampleComment } from '../templates/samples.ts'
import { send, status, write } from './form.ts'
import { pageWith } from './reader.ts'
import { published, UnsentStage } from './unsent.ts'

const stage = new UnsentStage()

describe('a response that could not be sent', () => {
  it('is shown as unsent, gets the focus, and leaves the form empty', async () => {
    await stage.writeInVain()

    expect(await stage.waiting().textContent()).toContain('Something new.')
    expect(await stage.waiting().textContent()).toContain('also when you come back to this page')
    expect(await stage.waiting().evaluate(element => element === document.activeElement)).toBe(true)
    expect(await stage.reader.page.getByLabel('Your response').inputValue()).toBe('')
    expect(await stage.reader.page.locator('#response-count').textContent()).toBe('1 response')
    expect(stage.reader.complaints).toEqual([])
  })

  it('hides the invitation to write the first response, until it is withdrawn', async () => {
    const invitation = stage.reader.page.locator('.invitation')
    stage.site.page = pageWith({})
    await stage.writeInVain()
    const besides = await invitation.isVisible()

    await stage.waiting().getByRole('button', { name: 'Withdraw' }).click()

    expect([besides, await invitation.isVisible()]).toEqual([false, true])
  })

  it('can be moved back into the form, before the words already there', async () => {
    await stage.writeInVain()
    await stage.reader.page.getByLabel('Your response').fill('Another thought.')

    await stage.waiting().getByRole('button', { name: 'Edit' }).click()

    expect(await stage.reader.page.getByLabel('Your response').inputValue()).toBe(
      'Something new.\n\nAnother thought.',
    )
    expect(await stage.waiting().count()).toBe(0)
  })

  it('can be withdrawn, which can be undone', async () => {
    await stage.writeInVain()
    const undo = stage.reader.page.getByRole('button', { name: 'Undo' })

    await stage.waiting().getByRole('button', { name: 'Withdraw' }).click()

    await stage.reader.page.getByText('it will not be sent from here').waitFor()
    expect(await stage.reader.page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(await undo.evaluate(button => button === document.activeElement)).toBe(true)
    await undo.press('Enter')
    expect(await stage.waiting().textContent()).toContain('Something new.')
    expect(await stage.waiting().evaluate(element => element === document.activeElement)).toBe(true)
  })

  it('is shown to its author, who can delete it, if the thread is closed at the next visit', async () => {
    await stage.writeInVain()
    stage.site.page = pageWith({ comments: [sampleComment()], open: false })
    const before = stage.site.asked.length
    const left = stage.reader.page.locator('.held', {
      hasText: 'before the conversation was closed',
    })

    await stage.reader.page.reload()

    await left.getByText('Something new.').waitFor()
    await left.getByRole('button', { name: 'Delete' }).click()
    expect(await left.count()).toBe(0)
    expect(await stage.reader.page.evaluate(() => Object.keys(localStorage))).toEqual([])
    expect(stage.site.asked.length).toBe(before)
  })

  it('stays in the form if the sending script fails to load, and can be sent as a plain form', async () => {
    const { page } = stage.reader

    await stage.writeWithoutSending()

    await status(page).getByText('Your words are kept here, also if you leave the page.').waitFor()
    expect(await page.getByLabel('Your response').inputValue()).toBe('Something new.')
    stage.site.write = () => published
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.waitForURL(/\/api\//)
    expect(stage.posts().map(({ body }) => new URLSearchParams(body).get('body'))).toEqual([
      'Something new.',
    ])
  })

  it('stays in the form if the browser tells of another script that failed, as Firefox does', async () => {
    const { page } = stage.reader
    await page.route(/\/sending-/, route =>
      route.fulfill({
        contentType: 'text/javascript',
        body: "throw Error('error loading: ' + performance.getEntriesByType('resource').find(({ name }) => /writing-/.test(name)).name)",
      }),
    )
    await page.goto(stage.site.url)
    await write(page)

    await send(page)

    await status(page).getByText('Your words are kept here').waitFor()
    expect(await page.getByLabel('Your response').inputValue()).toBe('Something new.')
  })

  it('is sent from the form when the sending script loads at the second try', async () => {
    const { page } = stage.reader
    await stage.writeWithoutSending()
    await status(page).getByText('Your words are kept here').waitFor()
    await page.unroute(/\/sending-/)
    stage.site.write = () => published

    await send(page)

    await page.locator('#comment-newcomment1').waitFor()
    expect(await page.getByLabel('Your response').inputValue()).toBe('')
  })

  it.each([
    ['is no longer a draft when it has arrived', 'response-held', ''],
    ['stays a draft when it has not', 'reply', 'Something new.'],
  ])('sent as a plain form %s', async (_case, landing, left) => {
    const { page } = stage.reader
    await stage.writeWithoutSending()
    stage.leadTo(landing)

    await page.getByRole('button', { name: 'Try again' }).click()

    await page.waitForURL(`**/#${landing}`)
    await page.getByLabel('Your response').focus()
    await page.getByRole('button', { name: 'Bold' }).waitFor()
    expect(await page.getByLabel('Your response').inputValue()).toBe(left)
  })

  it('stays a draft if it did not arrive, even after an earlier one did', async () => {
    const { page, context } = stage.reader
    stage.leadTo('response-held')
    await stage.writeWithoutSending('The first.')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.waitForURL('**/#response-held')
    await write(page, 'The second.')
    await page.getByRole('button', { name: 'Bold' }).waitFor()
    const address = page.url()
    stage.site.write = () => ({ status: 502, body: 'Bad gateway' })
    await send(page)

    await page.getByRole('button', { name: 'Try again' }).click()

    await page.waitForURL(/\/api\//)
    const later = await context.newPage()
    await later.goto(address)
    await later.getByLabel('Your response').focus()
    await later.getByRole('button', { name: 'Bold' }).waitFor()
    expect(await later.getByLabel('Your response').inputValue()).toBe('The second.')
  })

  it('is removed as a draft from another open tab once it has arrived', async () => {
    const { page, context } = stage.reader
    await stage.writeWithoutSending()
    const other = await context.newPage()
    await other.addInitScript(() => Object.defineProperty(document, 'hidden', { value: false }))
    await other.goto(stage.site.url)
    const shown = other.getByLabel('Your response')
    await shown.focus()
    await expect.poll(() => shown.inputValue()).toBe('Something new.')
    stage.leadTo('response-held')

    await page.getByRole('button', { name: 'Try again' }).click()

    await page.waitForURL('**/#response-held')
    await page.getByLabel('Your response').focus()
    await page.getByRole('button', { name: 'Bold' }).waitFor()
    expect(await page.getByLabel('Your response').inputValue()).toBe('')
    await expect.poll(() => shown.inputValue()).toBe('')
  })

  it('waits only until the page is left where localStorage is forbidden', async () => {
    await stage.reader.page.addInitScript(() => {
      const forbidden = () => {
        throw new DOMException('forbidden', 'SecurityError')
      }
      Object.defineProperty(window, 'localStorage', { get: forbidden })
    })

    await stage.writeInVain()
    expect(await stage.waiting().textContent()).toContain('only until you leave this page')
    stage.site.write = () => published
    await stage.waiting().getByRole('button', { name: 'Send now' }).click()

    await stage.reader.page.locator('#comment-newcomment1').waitFor()
    expect(stage.reader.complaints).toEqual([])
  })

  it('stays, with its words, when the service rejects it', async () => {
    await stage.writeInVain()
    stage.site.write = () => ({ status: 422, body: { code: 'invalid-fields', fields: [] } })

    await stage.waiting().getByRole('button', { name: 'Send now' }).click()

    await stage.waiting().getByText('Not accepted as it is').waitFor()
    expect(await stage.waiting().textContent()).toContain('Something new.')
  })
})
