import type { Locator } from 'playwright-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { held, send, write } from './form.ts'
import { pageWith } from './reader.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
beforeEach(async () => {
  stage.site.page = pageWith({})
  stage.site.write = () => held
  await stage.reader.page.goto(stage.site.url)
})

const box = () => stage.reader.page.getByLabel('Remember my details in this browser')
const name = () => stage.reader.page.getByRole('textbox', { name: 'Name' })

async function begin(): Promise<void> {
  await stage.reader.page.getByLabel('Your response').focus()
  await box().waitFor()
}

describe("a reader's details", () => {
  it('are stored only while the box is checked', async () => {
    await begin()
    expect(await box().isChecked()).toBe(false)
    await name().fill('Noor')
    await stage.reader.page.getByLabel('E-mail').fill('noor@example.org')
    await box().check()

    await stage.reader.page.reload()
    await begin()
    expect(await name().inputValue()).toBe('Noor')
    expect(await stage.reader.page.getByLabel('E-mail').inputValue()).toBe('noor@example.org')
    expect(await box().isChecked()).toBe(true)
    await box().uncheck()

    expect(await stage.reader.page.evaluate(() => localStorage.getItem('afterword:me'))).toBe(null)
    await stage.reader.page.reload()
    await begin()
    expect(await name().inputValue()).toBe('')
  })

  it('are not stored again by a page from the back/forward cache once removed elsewhere', async () => {
    const { page } = stage.reader
    await begin()
    await name().fill('Noor')
    await box().check()
    // Browsers freeze a page that is left, and it gets no events about what the next one stores.
    await page.evaluate(() => {
      localStorage.removeItem('afterword:me')
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    })

    await name().fill('Noor again')

    expect(await box().isChecked()).toBe(false)
    expect(await page.evaluate(() => localStorage.getItem('afterword:me'))).toBe(null)
  })

  it('have a checkbox in the colours of the page in dark mode, and a native one in forced colours', async () => {
    await stage.reader.page.emulateMedia({ colorScheme: 'dark' })
    await begin()
    const paintOf = (part: Locator) =>
      part.evaluate(painted => {
        const { appearance, backgroundColor, borderBlockEndColor } = getComputedStyle(painted)
        return [appearance, backgroundColor, borderBlockEndColor]
      })
    const inkOfTick = () =>
      box().evaluate(painted => {
        const { content, borderBlockEndColor } = getComputedStyle(painted, '::before')
        return content === 'none' ? null : borderBlockEndColor
      })
    const boxInItsInk = ['none', 'rgba(0, 0, 0, 0)', 'rgb(138, 125, 109)']
    expect([await paintOf(box()), await inkOfTick()]).toEqual([boxInItsInk, null])

    await box().check()
    expect([await paintOf(box()), await inkOfTick()]).toEqual([boxInItsInk, 'rgb(229, 150, 111)'])

    await stage.reader.page.emulateMedia({ forcedColors: 'active' })
    expect((await paintOf(box()))[0]).toBe('auto')
  })

  it('are not in localStorage after sending without the box checked', async () => {
    await write(stage.reader.page)
    await stage.reader.page.getByLabel('E-mail').fill('noor@example.org')
    await stage.reader.page.getByLabel('Your own site').fill('https://noor.example/')
    await send(stage.reader.page)
    await stage.reader.page.locator('.held').waitFor()

    const stored = await stage.reader.page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(stored).not.toMatch(/noor@|noor\.example/)
  })

  it('cannot be remembered when localStorage is full, and the box stays unchecked', async () => {
    await stage.reader.page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await stage.reader.page.reload()
    await begin()

    await box().click()

    await expect.poll(() => box().isChecked()).toBe(false)
    expect(stage.reader.complaints).toEqual([])
  })
})
