import { expect, it, onTestFinished } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { makeLink, signInModerator } from './moderator.ts'
import { idOf, startService } from './service.ts'

async function openPhone() {
  const browser = await launchBrowser()
  onTestFinished(() => browser.close())
  const viewport = { width: 360, height: 740 }
  const page = await browser.newPage({ viewport, javaScriptEnabled: false })
  return page
}

it('shows all its tabs on a narrow phone, and asks before it deletes', async () => {
  const service = await startService()
  const moderator = await signInModerator(service)
  const id = await idOf(await service.submit('rome', { body: 'A long letter. '.repeat(200) }))
  const page = await openPhone()
  const [name = '', value = ''] = moderator.cookie.split('=')
  await page.context().addCookies([{ name, value, url: service.url }])

  await page.goto(`${service.url}/admin/`)
  const tabs = await page.locator('nav.tabs a').all()
  const boxes = await Promise.all(tabs.map(tab => tab.boundingBox()))
  const asked = page.getByRole('button', { name: 'Delete for ever' })
  const before = await asked.isVisible()
  await page.getByText('Delete …').click()

  expect(boxes).toHaveLength(4)
  expect(new Set(boxes.map(box => box?.y)).size).toBe(1)
  expect(boxes.every(box => box !== null && box.x >= 0 && box.x + box.width <= 360)).toBe(true)
  expect([before, await asked.isVisible()]).toEqual([false, true])
  expect(await page.locator(`#comment-${id} .words`).isVisible()).toBe(false)
  expect(await page.locator(`#comment-${id} summary`).first().textContent()).toContain('A long')
})

it('leads back to the site from the pages before the door', async () => {
  const service = await startService()
  const link = await makeLink(service)

  const pages = await Promise.all([service.ask(link), service.ask('/admin/')])

  for (const page of pages) {
    expect(await page.text()).toContain('<a href="http://localhost:8080/">Back to the site</a>')
  }
})
