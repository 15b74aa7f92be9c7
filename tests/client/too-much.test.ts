import { beforeEach, describe, expect, it } from 'vitest'
import { held, send, status, write } from './form.ts'
import { pageWith } from './reader.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
beforeEach(() => {
  stage.site.page = pageWith({})
})

const code = 'proof-of-work-required'
/** No attempt gives this prefix. */
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

describe('a service with unreasonable demands', () => {
  it('gets the response without a proof after a minute of work', async () => {
    await stage.reader.page.clock.install()
    askForWork(endless)
    await sendWords()
    await stage.reader.page.locator('.form-status progress').waitFor()

    await stage.reader.page.clock.fastForward(60_000)

    await expect.poll(() => status(stage.reader.page).textContent()).toContain('is held until')
    expect(proofs()).toEqual(['able', ''])
    expect(stage.reader.complaints).toEqual([])
  })

  it('gets the response without a proof at once if the work is excessive or malformed', async () => {
    await stage.reader.page.clock.install()

    for (const [times, parameters] of [
      { ...endless, cost: 4_000_000_000 },
      { ...endless, keyLength: 2_000_000_000 },
      null,
    ].entries()) {
      askForWork(Object(parameters))
      await sendWords()

      await expect.poll(() => status(stage.reader.page).textContent()).toContain('is held until')
      expect(proofs()).toEqual(
        Array(times + 1)
          .fill(['able', ''])
          .flat(),
      )
    }
    expect(stage.reader.complaints).toEqual([])
  })

  it('has its Retry-After shown as 1 second to 60 minutes, whatever the header says', async () => {
    await stage.reader.page.goto(stage.site.url)
    await write(stage.reader.page)

    // No two messages in a row are the same.
    for (const [wait, said] of [
      ['-5', 'in 1 second.'],
      ['99999999999', 'in 60 minutes.'],
      ['0.5', 'in 1 second.'],
      ['Infinity', 'in 60 minutes.'],
      ['12.3', 'in 13 seconds.'],
      ['Fri, 31 Dec 2049 23:59:59 GMT', 'in 60 seconds.'],
    ] as const) {
      stage.site.write = () => ({ status: 429, body: '<html>', headers: { 'retry-after': wait } })
      await send(stage.reader.page)

      await expect
        .poll(() => status(stage.reader.page).textContent(), { message: wait })
        .toContain(said)
    }
  })
})
