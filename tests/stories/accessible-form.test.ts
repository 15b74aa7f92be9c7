import { beforeEach, describe, expect, it } from 'vitest'
import { objectionsTo } from './axe.ts'
import { away } from './published.ts'
import { examined, Scene } from './scene.ts'
import type { ServiceAnswer } from './static-host.ts'

const scene = new Scene(examined)
beforeEach(() => {
  scene.site.service = away
})

describe('the reply form', () => {
  const answer =
    (status: number, body: object): ServiceAnswer =>
    (request, response) => {
      const isSent = request.method === 'POST'
      response.writeHead(isSent ? status : 404, { 'content-type': 'application/json' })
      response.end(isSent ? JSON.stringify(body) : '{}')
    }
  const comment = {
    id: 'newcomment1',
    parent: null,
    author: { name: 'Zoë', url: null, avatar: '1-1', isOwner: false, latestPost: null },
    html: '<p>A word.</p>',
    createdAt: '2026-11-23T12:00:00.000Z',
    editedAt: null,
  }
  const problem = {
    type: 'about:blank',
    code: 'invalid-fields',
    fields: [
      { field: 'body', code: 'required', message: 'Write something.' },
      { field: 'author.email', code: 'invalid', message: 'This is no address.' },
    ],
  }
  const states: readonly (readonly [string, ServiceAnswer, string])[] = [
    ['held', answer(202, { status: 'pending', comment }), '.held'],
    [
      'published',
      answer(201, { status: 'approved', comment: { ...comment, status: 'approved' }, version: 9 }),
      '#comment-newcomment1',
    ],
    ['refused', answer(422, problem), '.form-status:not(:empty)'],
    ['asked to wait', answer(429, {}), '.form-status:not(:empty)'],
    ['sent twice', answer(409, { code: 'duplicate-comment' }), '.form-status:not(:empty)'],
    ['unheard, the service being away', away, '.held-note'],
  ]

  async function openForm(): Promise<void> {
    await scene.page.setViewportSize({ width: 360, height: 800 })
    await scene.page.goto(`${scene.site.url}/how-comments-work/#reply`)
  }

  it.each(states)(
    'has nothing to which axe objects when a response is %s',
    async (_, service, sign) => {
      scene.site.service = service
      await openForm()
      await scene.page.getByLabel('Your response').fill('A word.')
      await scene.page.getByLabel('Name').fill('Zoë')

      await scene.page.getByRole('button', { name: 'Send' }).click()

      await scene.page.locator(sign).first().waitFor()
      await expect
        .poll(() => scene.page.locator('.form-status').textContent())
        .not.toMatch(/^Sending/)
      expect(await objectionsTo(scene.page)).toEqual([])
    },
  )

  it.each([
    ['asked to wait for, over the words that are still to be sent', answer(429, {}), 'sticky'],
    [
      'held, in its place, for its words stand in the conversation',
      answer(202, { status: 'pending', comment }),
      'relative',
    ],
  ] as const)('tells what became of a response that is %s', async (_, service, position) => {
    scene.site.service = service
    await openForm()
    await scene.page.getByLabel('Your response').fill('A word.')
    await scene.page.getByLabel('Name').fill('Zoë')

    await scene.page.getByRole('button', { name: 'Send' }).click()

    await scene.page.locator('.form-status:not(:empty)').waitFor()
    await expect
      .poll(() => scene.page.locator('.send').evaluate(send => getComputedStyle(send).position))
      .toBe(position)
  })

  it('has nothing to which axe objects while it is empty, and when the browser asks for words', async () => {
    await openForm()
    const empty = await objectionsTo(scene.page)

    await scene.page.getByRole('button', { name: 'Send' }).click()

    expect(
      await scene.page
        .getByLabel('Your response')
        .evaluate(field => field.matches(':user-invalid')),
    ).toBe(true)
    expect([...empty, ...(await objectionsTo(scene.page))]).toEqual([])
  })

  it('has nothing to which axe objects while a response is on its way', async () => {
    scene.site.service = (request, response) => {
      if (request.method !== 'POST') response.destroy()
    }
    await openForm()
    await scene.page.getByLabel('Your response').fill('A word.')
    await scene.page.getByLabel('Name').fill('Zoë')

    await scene.page.getByRole('button', { name: 'Send' }).click()

    await scene.page.locator('.form-status', { hasText: 'Sending' }).waitFor()
    expect(await objectionsTo(scene.page)).toEqual([])
  })

  it('has nothing to which axe objects while words are previewed, and while they are changed later', async () => {
    const editableUntil = new Date(Date.now() + 600_000).toISOString()
    const own = { status: 'pending', comment, body: 'A word.', version: null, editableUntil }
    scene.site.service = (request, response) => {
      response.writeHead(request.method === 'POST' ? 202 : 200, {
        'content-type': 'application/json',
      })
      response.end(JSON.stringify({ ...own, editToken: 'a-token', html: comment.html }))
    }
    await openForm()
    await scene.page.getByLabel('Your response').fill('A word.')
    await scene.page.getByLabel('Name').fill('Zoë')
    await scene.page.getByRole('button', { name: 'Preview' }).click()
    await scene.page.getByRole('region', { name: 'Preview' }).getByText('A word.').waitFor()
    const previewed = await objectionsTo(scene.page)

    await scene.page.getByRole('button', { name: 'Send' }).click()
    await scene.page.getByRole('button', { name: 'Edit', exact: true }).click()
    await scene.page.getByLabel('Your words').waitFor()

    expect([...previewed, ...(await objectionsTo(scene.page))]).toEqual([])
  })

  it('has nothing to which axe objects when it answers somebody', async () => {
    await openForm()

    await scene.page.locator('.reply').first().click()

    await scene.page.getByRole('heading', { name: /^Reply to/ }).waitFor()
    expect(await objectionsTo(scene.page)).toEqual([])
  })
})
