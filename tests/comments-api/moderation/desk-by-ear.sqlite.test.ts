import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../../comments-api/config.ts'
import { launchBrowser } from '../../browser.ts'
import { enterDesk, mentionAll, startDesk, submitAll } from './desk-in-a-browser.ts'

// What screen readers get does not depend on the database, so one engine is enough.
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

const minute = 60_000

type Heard = { readonly role: string; readonly name: string; readonly description: string }

const isControl: ReadonlySet<string> = new Set(['button', 'link', 'checkbox'])

/** The accessibility tree that the browser gives to assistive technology. */
async function hear(page: Page): Promise<readonly Heard[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, description }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ''),
      description: String(description?.value ?? ''),
    }))
}

/** Ids in `aria-labelledby` and `aria-describedby` that no element has, or more than one. */
function listLostIds(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    ['aria-labelledby', 'aria-describedby'].flatMap(attribute =>
      [...document.querySelectorAll(`[${attribute}]`)]
        .flatMap(named => named.getAttribute(attribute)?.split(' ') ?? [])
        .filter(id => document.querySelectorAll(`[id="${id}"]`).length !== 1),
    ),
  )
}

/** Those with the role, name and description of an earlier one. */
function alike(heard: readonly Heard[]): readonly Heard[] {
  const told = ({ role, name, description }: Heard) => [role, name, description].join()
  return heard.filter((one, at) => heard.findIndex(other => told(other) === told(one)) !== at)
}

/** No mail server, so that mails are shown, and a build hook that nobody answers. */
const { notifications } = readConfig({
  AFTERWORD_SITE: 'http://localhost:8080',
  AFTERWORD_BUILD_HOOK: 'http://127.0.0.1:9/',
  AFTERWORD_BUILD_HOOK_SECRET: 'sesame',
})

/** A desk with several of everything by one author, where one was approved. */
async function openFullDesk() {
  const { service, page } = await startDesk(browser, {}, { notifications })
  const ids: string[] = []
  for (const words of ['First.', 'Second.', 'Third.']) {
    ids.push(...(await submitAll(service, words)))
    await service.pass(minute)
  }
  await mentionAll(service, 'Well said.', 'Said again.')
  await enterDesk(page, service)
  await page.getByRole('button', { name: 'Approve' }).first().click()
  await page.getByText('is approved').waitFor()
  await page.goto('/admin/spam/')
  for (const words of ['crypto', 'casino']) {
    await page.getByRole('textbox').fill(words)
    await page.getByRole('button', { name: 'Block', exact: true }).click()
    await page.getByText(words).waitFor()
  }
  await service.pass(minute)
  return { page, id: ids[0] }
}

it('sections of the moderation desk give letters headings, and repeated controls distinct names', async () => {
  const { page, id } = await openFullDesk()
  const repeated =
    /^(Approve|Hold|Spam|Delete|Reply|Edit and|Undo|Unblock|Try|Discard|To decide|The (resp|ment))/
  const sections = [
    '',
    `comments/${id}`,
    'mentions/',
    'log/',
    'spam/',
    'letters/',
    'mail/',
  ] as const

  const headings: Record<string, readonly string[]> = {}
  const faults: Record<string, unknown> = {}
  let controls = 0
  for (const section of sections) {
    await page.goto(`/admin/${section}`)
    const heard = await hear(page)
    const ofLetters = heard.filter(({ role, name }) => isControl.has(role) && repeated.test(name))
    controls += ofLetters.length
    headings[section] = heard.filter(({ role }) => role === 'heading').map(({ name }) => name)
    const found = [...alike(ofLetters), ...(await listLostIds(page))]
    if (found.length > 0) faults[section] = found
  }

  expect(faults).toEqual({})
  expect(controls).toBeGreaterThan(35)
  expect(headings).toMatchObject({
    '': ['Waiting', 'Ada 23 Nov 2026, 12:01 UTC', 'Ada 23 Nov 2026, 12:00 UTC'],
    'mentions/': [
      'Mentions elsewhere',
      'Ada links to it 20 Nov 2026, 10:01 UTC',
      'Ada links to it 20 Nov 2026, 10:00 UTC',
    ],
    'letters/': [
      'Mails and calls that failed',
      expect.stringMatching(/^A call for a new build, from 23 Nov 2026/),
    ],
    'mail/': ['Mails shown instead of sent', ...Array(3).fill('To decide: About rome')],
  })
})
