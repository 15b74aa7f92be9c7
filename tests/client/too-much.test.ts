import { beforeEach, describe, expect, it } from 'vitest'
import { held, send, status, write } from './form.ts'
import { pageWith } from './reader.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
beforeEach(() => {
  stage.site.page = pageWith({})
})

const code = 'proof-of-work-required'
/** No try has an end like this. */
const endless = {
  algorithm: 'PBKDF2/SHA-256',
  nonce: 'ab'.repeat(16),
  salt: 'cd'.repeat(16),
  cost: 1,
  keyLength: 32,
  keyPrefix: 'f0'.repeat(32),
}

function askForWork(parameters: object): void {
  stage.site.write = ({ body }) =>
    JSON.parse(body).form.proof === 'able'
      ? { status: 403, body: { code, challenge: { parameters } } }
      : held
}

async function sendWords(): Promise<void> {
  await stage.reader.page.goto(stage.site.url)
  await write(stage.reader.page)
  await send(stage.reader.page)
}

const proofs = () =>
  stage.site.asked
    .filter(({ method }) => method === 'POST')
    .map(({ body }) => JSON.parse(body).form.proof)

describe('a service that asks too much', () => {
  it('gets the words without a proof after a minute of work, and says that they are held', async () => {
    await stage.reader.page.clock.install()
    askForWork(endless)
    await sendWords()
    await stage.reader.page.locator('.form-status progress').waitFor()

    await stage.reader.page.clock.fastForward(60_000)

    await expect.poll(() => status(stage.reader.page).textContent()).toContain('is held until')
    expect(proofs()).toEqual(['able', ''])
    expect(stage.reader.complaints).toEqual([])
  })

  it.each([
    ['a try that takes hours', { ...endless, cost: 4_000_000_000 }],
    ['a key of gigabytes', { ...endless, keyLength: 2_000_000_000 }],
    ['work of no kind', null],
  ])('is not even begun with for %s', async (_, parameters) => {
    await stage.reader.page.clock.install()
    askForWork(Object(parameters))
    await sendWords()

    await expect.poll(() => status(stage.reader.page).textContent()).toContain('is held until')
    expect(proofs()).toEqual(['able', ''])
    expect(stage.reader.complaints).toEqual([])
  })

  it.each([
    ['-5', 'in 1 second.'],
    ['0.5', 'in 1 second.'],
    ['12.3', 'in 13 seconds.'],
    ['99999999999', 'in 60 minutes.'],
    ['Infinity', 'in 60 minutes.'],
    ['Fri, 31 Dec 2049 23:59:59 GMT', 'in 60 seconds.'],
  ])('and says to wait for %s is told to its reader as words %s', async (wait, said) => {
    stage.site.write = () => ({ status: 429, body: '<html>', headers: { 'retry-after': wait } })
    await sendWords()

    await expect.poll(() => status(stage.reader.page).textContent()).toContain(said)
  })
})
