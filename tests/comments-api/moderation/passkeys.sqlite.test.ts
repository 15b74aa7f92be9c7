import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../browser.ts'
import { dump } from '../dump.ts'
import { ownPage } from '../moderator.ts'
import { codeOf, startService } from '../service.ts'
import { signIn, startDesk } from './desk-in-a-browser.ts'

// What a browser does with a passkey: what is stored of it is tested in passkeys-refused.test.ts.

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** A virtual authenticator that needs no interaction. */
async function plugIn(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function addPasskey(page: Page): Promise<void> {
  await page.goto('/admin/you/')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: /^Remove the passkey/ }).waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('heading', { name: 'Sign in to the desk' }).waitFor()
}

describe('a passkey', () => {
  it('is added by a signed-in moderator, signs them in afterwards, and is logged', async () => {
    const { service, page } = await startDesk(browser)
    await plugIn(page)
    await signIn(page, service)
    await addPasskey(page)
    await signOut(page)

    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByRole('navigation', { name: 'The desk' }).waitFor()
    await page.goto('/admin/log/')

    expect(await page.getByText('added a passkey').isVisible()).toBe(true)
    expect((await dump(service))['passkeys']).toMatchObject([{ moderator: 'owner', counter: 2 }])
    expect((await dump(service))['passkey_challenges']).toEqual([])
  })

  it('is not added after the session ended, and the page says so', async () => {
    const { service, page } = await startDesk(browser)
    await plugIn(page)
    await signIn(page, service)
    await page.goto('/admin/you/')
    await page.context().clearCookies()

    await page.getByRole('button', { name: 'Add a passkey' }).click()

    await page.getByText('You are signed out here.').waitFor()
    expect((await dump(service))['passkeys']).toEqual([])
  })

  it('no longer signs in once it is removed', async () => {
    const { service, page } = await startDesk(browser)
    await plugIn(page)
    await signIn(page, service)
    await addPasskey(page)
    const added = await page.title()
    await page.getByRole('button', { name: /^Remove the passkey/ }).click()
    await page.getByText('None yet.').waitFor()
    const removed = await page.title()
    await signOut(page)

    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('That did not work.').waitFor()

    expect((await dump(service))['sessions']).toEqual([])
    expect(added).toBe('The passkey is added · You · The desk')
    expect(removed).toBe('The passkey is removed · You · The desk')
  })

  it('is answered with 403 when it is unknown or forged, and with 422 when it is malformed', async () => {
    const service = await startService()
    const made = (id: string) => ({
      ...{ id, rawId: id, type: 'public-key', clientExtensionResults: {} },
      response: { clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
    })

    const answers = await Promise.all(
      [made('AAAA'), made('BBBB'), { ...made('AAAA'), response: made('AAAA').response }].map(body =>
        service.post('/api/admin/passkeys/sign-in', body, ownPage),
      ),
    )
    const nonsense = await service.post('/api/admin/passkeys/sign-in', { id: 1 }, ownPage)

    expect(answers.map(answer => answer.status)).toEqual([403, 403, 403])
    expect(await codeOf(answers[0] as Response)).toBe('passkey-refused')
    expect(nonsense.status).toBe(422)
  })

  it('is rate limited: the eleventh request for a challenge is answered with 429', async () => {
    const few = { max: 10, timeWindow: 900_000 }
    const service = await startService({ rates: { submit: few, preview: few, signIn: few } })

    const answers = []
    for (let number = 0; number < 11; number += 1) {
      answers.push(await service.post('/api/admin/passkeys/challenge', {}, ownPage))
    }

    expect(answers.map(answer => answer.status)).toEqual([...Array(10).fill(200), 429])
  })
})
