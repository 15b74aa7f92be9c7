import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Config } from '../../../comments-api/config.ts'
import { findFreePort } from '../../free-port.ts'
import { header, takeIn } from '../archives.ts'
import { whenDone } from '../lifetime.ts'
import { makeLink, signInModerator } from '../moderator.ts'
import { idOf, type Service, startService } from '../service.ts'

export const phone = { viewport: { width: 360, height: 740 } } satisfies BrowserContextOptions

/**
 * Starts the service at the address where a browser finds its site, because passkeys and cookies belong to one origin.
 */
export async function startDesk(
  browser: Browser,
  options: BrowserContextOptions = {},
  more: Partial<Config> = {},
) {
  const port = await findFreePort()
  const site = `http://localhost:${port}/`
  const service = await startService({ port, config: { site, ...more } })
  const context = await browser.newContext({ baseURL: site, ...options })
  whenDone(() => context.close())
  const page = await context.newPage()
  return { service, page }
}

export async function signIn(page: Page, service: Service): Promise<void> {
  await page.goto(await makeLink(service))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'The desk' }).waitFor()
}

/** Like `signIn`, in one load: for tests that are not about the door. */
export async function enterDesk(page: Page, service: Service): Promise<void> {
  const { cookie } = await signInModerator(service)
  const [name = '', value = ''] = cookie.split('=', 2)
  await page.context().addCookies([{ name, value, url: service.config.site }])
  await page.goto('/admin/')
}

/** Submits comments a second apart, the oldest first. */
export async function submitAll(service: Service, ...bodies: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const body of bodies) {
    service.clock.advance(1_000)
    ids.push(await idOf(await service.submit('rome', { body })))
  }
  return ids
}

/** Adds mentions that wait for a moderator, a minute apart, the oldest first. */
export async function mentionAll(service: Service, ...excerpts: string[]): Promise<void> {
  const archived = excerpts.map((excerpt, number) => ({
    ...{ type: 'mention', id: `mentionnumber${number}`, thread: 'rome', status: 'pending' },
    ...{ url: `https://ada.example/notes/${number}`, title: '', author: 'Ada', excerpt },
    createdAt: `2026-11-20T10:0${number}:00.000Z`,
  }))
  await takeIn(service, [header, ...archived])
}
