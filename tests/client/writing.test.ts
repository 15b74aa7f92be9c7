import { createChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { beforeEach, describe, expect, it } from 'vitest'
import { settled } from '../settled.ts'
import { sampleComment } from '../templates/samples.ts'
import { held, send, status, write } from './form.ts'
import { openReader, pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()
beforeEach(() => {
  stage.site.page = pageWith({ comments: [sampleComment()], count: 1 })
})

describe('a response', () => {
  it('is sent in the format of the contract', async () => {
    stage.site.write = () => held
    await stage.reader.page.goto(stage.site.url)

    await write(stage.reader.page)
    await send(stage.reader.page)
    await stage.reader.page.locator('.held').waitFor()

    const sent = stage.site.asked.find(asked => asked.method === 'POST')
    expect(sent?.url.pathname).toBe('/api/threads/margins/comments')
    expect(JSON.parse(sent?.body ?? '')).toEqual({
      author: { name: 'Noor', email: '', url: '' },
      body: 'Something new.',
      parent: null,
      subscribe: false,
      latestPost: false,
      form: { website: '', stamp: '', proof: 'able' },
    })
  })

  it('carries "subscribe" and "latestPost" when their boxes are ticked', async () => {
    stage.site.page = pageWith({ mails: true, latestPosts: true })
    stage.site.write = () => held
    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.getByLabel('Mail me when somebody answers').check()
    await stage.reader.page.getByLabel('Show my latest post beside it').check()
    await write(stage.reader.page)
    await send(stage.reader.page)
    await stage.reader.page.locator('.held').waitFor()

    const sent = stage.site.asked.find(asked => asked.method === 'POST')
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({
      subscribe: true,
      latestPost: true,
    })
  })

  it('carries the stamp that the service gave when the reader started to write', async () => {
    stage.site.write = () => held
    stage.site.read = ({ url }) => ({
      status: 200,
      body: url.pathname === '/api/form' ? { stamp: 'now.signed' } : threadOf([]),
    })
    await stage.reader.page.goto(stage.site.url)
    const stamped = stage.reader.page.waitForResponse(response => response.url().endsWith('/form'))

    await write(stage.reader.page)
    await stamped
    await stage.reader.page.locator('[name=stamp]').waitFor({ state: 'attached' })
    await send(stage.reader.page)
    await stage.reader.page.locator('.held').waitFor()

    const sent = stage.site.asked.find(asked => asked.method === 'POST')
    expect(JSON.parse(sent?.body ?? '').form.stamp).toBe('now.signed')
  })

  it('is sent again with a proof whenever the service requires proof of work', async () => {
    const challenge = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost: 100,
      counter: 20,
      deriveKey,
      hmacSignatureSecret: 'a secret',
    })
    const code = 'proof-of-work-required'
    stage.site.write = ({ body }) =>
      JSON.parse(body).form.proof === 'able' ? { status: 403, body: { code, challenge } } : held
    await stage.reader.page.goto(stage.site.url)

    const listProofs = () =>
      stage.site.asked
        .filter(asked => asked.method === 'POST')
        .map(({ body }) => JSON.parse(body).form.proof)
    for (const sent of [2, 4]) {
      await write(stage.reader.page)
      await send(stage.reader.page)
      await expect.poll(() => listProofs().length).toBe(sent)
      await stage.reader.page.locator('.held').waitFor()
      expect(listProofs()[sent - 2]).toBe('able')
      expect(JSON.parse(listProofs()[sent - 1]).solution).toMatchObject({ counter: 20 })
    }
    expect(stage.reader.complaints).toEqual([])
  })

  it('has a counter of the characters left, in code points', async () => {
    await stage.reader.page.goto(stage.site.url)
    const body = stage.reader.page.getByLabel('Your response')
    await body.focus()
    const left = stage.reader.page.locator('#room-left')

    await body.fill('🏔'.repeat(9_500))
    await expect.poll(() => left.textContent()).toContain('500 characters left')
    await body.fill('a'.repeat(10_001))
    await expect.poll(() => left.textContent()).toContain('1 character too many')
  })

  it('may have a name of 60 characters outside the Basic Multilingual Plane', async () => {
    stage.site.write = () => held
    const name = '\u{1F9CB}'.repeat(60)
    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.getByLabel('Your response').fill('Something new.')

    await stage.reader.page.getByLabel('Name').focus()
    await stage.reader.page.keyboard.insertText(name)
    await send(stage.reader.page)
    await stage.reader.page.locator('.held').waitFor()

    const sent = stage.site.asked.find(asked => asked.method === 'POST')
    expect(JSON.parse(sent?.body ?? '').author.name).toBe(name)
  })

  it('appears at once when published, is counted, and gets the focus', async () => {
    stage.site.write = () => ({
      status: 201,
      body: { status: 'approved', comment: wireComment(), version: 1 },
    })
    await stage.reader.page.goto(stage.site.url)

    await write(stage.reader.page)
    await send(stage.reader.page)
    await stage.reader.page.locator('#comment-newcomment1:focus').waitFor()

    expect(await stage.reader.page.locator('#response-count').textContent()).toBe('2 responses')
    expect(await status(stage.reader.page).textContent()).toBe(
      'Thank you. Your response is published.',
    )
    expect(await stage.reader.page.getByLabel('Your response').inputValue()).toBe('')
  })

  it('is sent once, however often Enter is pressed', async () => {
    let answer = (): void => {}
    stage.site.write = () =>
      new Promise(answered => {
        answer = () => answered(held)
      })
    await stage.reader.page.goto(stage.site.url)
    await write(stage.reader.page)

    await stage.reader.page.getByLabel('Name').press('Enter')
    await stage.reader.page.getByLabel('Name').press('Enter')
    await expect
      .poll(() => stage.site.asked.filter(asked => asked.method === 'POST').length)
      .toBe(1)
    answer()
    await stage.reader.page.locator('.held').waitFor()

    expect(stage.site.asked.filter(asked => asked.method === 'POST').length).toBe(1)
  })
})

it('a held response is shown to its author only, marked and not counted, until it is approved', async () => {
  const { page } = stage.reader
  const count = page.locator('#response-count')
  stage.site.write = () => held
  await page.goto(stage.site.url)
  await write(page)
  await send(page)
  await page.locator('.held').waitFor()
  expect(await page.locator('.held-note').textContent()).toContain('Held until Ada has read it')
  expect(await count.textContent()).toBe('1 response')
  expect(await status(page).textContent()).toContain('held until Ada has read it')

  const other = await openReader(stage.browser)
  await page.reload()
  await page.locator('.held').waitFor()
  await other.page.goto(stage.site.url)
  await settled(other.page)
  expect(await page.locator('.held').textContent()).toContain('Something new.')
  expect(await other.page.locator('.held').count()).toBe(0)
  await other.context.close()

  stage.site.read = () => ({ status: 200, body: threadOf([wireComment()]) })
  await page.reload()
  await expect.poll(() => count.textContent()).toBe('2 responses')
  expect(await page.locator('.responses .comment').count()).toBe(2)
  expect(await page.locator('.held').count()).toBe(0)
})

describe('a reply', () => {
  it('names the author it answers, carries the parent, and can be cancelled', async () => {
    stage.site.write = () => held
    await stage.reader.page.goto(stage.site.url)

    await stage.reader.page.locator('.reply').click()
    const heading = stage.reader.page.locator('#reply-title')
    await expect.poll(() => heading.textContent()).toBe('Reply to Kim')
    await stage.reader.page.locator('#cancel-reply').click()
    expect(await heading.textContent()).toBe('Leave a reply')
    await stage.reader.page.locator('.reply').click()
    await expect.poll(() => heading.textContent()).toBe('Reply to Kim')
    await write(stage.reader.page)
    await send(stage.reader.page)
    await stage.reader.page.locator('.held').waitFor()

    const sent = stage.site.asked.find(asked => asked.method === 'POST')
    expect(JSON.parse(sent?.body ?? '').parent).toBe('comment01')
  })
})

describe('without JavaScript', () => {
  it('a response is sent as a plain form', async () => {
    const plain = await openReader(stage.browser, { javaScriptEnabled: false })
    stage.site.write = () => ({
      status: 303,
      body: '',
      headers: { location: '/margins/#response-held' },
    })
    await plain.page.goto(stage.site.url)

    await write(plain.page)
    await send(plain.page)
    await plain.page.locator('#response-held').waitFor()
    await plain.page.waitForLoadState()

    const sent = stage.site.asked.find(asked => asked.method === 'POST')
    expect(sent?.type).toBe('application/x-www-form-urlencoded')
    expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
      parent: '',
      body: 'Something new.',
      name: 'Noor',
      email: '',
      url: '',
      website: '',
    })
    expect(await plain.page.locator('#response-published').isVisible()).toBe(false)
    await plain.context.close()
  })
})
