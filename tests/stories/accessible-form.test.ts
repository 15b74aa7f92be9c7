import { beforeEach, describe, expect, it } from 'vitest'
import { objectionsTo } from './axe.ts'
import { away } from './published.ts'
import { examined, Scene } from './scene.ts'
import type { ServiceAnswer } from './static-host.ts'

/** The form stands below few words: what is above it on other pages, accessibility.test.ts examines. */
const short = '---\ntitle: Short\n---\n\nA paragraph.\n'
const kim = {
  type: 'comment' as const,
  id: 'kim000000000',
  thread: 'short',
  parent: null,
  author: { name: 'Kim', url: '', isOwner: false },
  body: 'A response.',
  status: 'approved',
  createdAt: '2026-11-20T12:00:00.000Z',
}

const scene = new Scene(examined, {
  ...{ files: { 'posts/2026-11-19-short.md': short }, responses: [kim] },
  readers: 'one for all',
})
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
  type Position = 'sticky' | 'relative' | 'anywhere'
  const states: readonly (readonly [string, ServiceAnswer, string, Position])[] = [
    // In its place, for its words stand in the conversation.
    ['held', answer(202, { status: 'pending', comment }), '.held', 'relative'],
    [
      'published',
      answer(201, { status: 'approved', comment: { ...comment, status: 'approved' }, version: 9 }),
      '#comment-newcomment1',
      'anywhere',
    ],
    ['rejected', answer(422, problem), '.form-status:not(:empty)', 'anywhere'],
    // Over the words that are still to be sent.
    ['rate-limited', answer(429, {}), '.form-status:not(:empty)', 'sticky'],
    [
      'a duplicate',
      answer(409, { code: 'duplicate-comment' }),
      '.form-status:not(:empty)',
      'anywhere',
    ],
    ['unsent because the service is unreachable', away, '.held-note', 'anywhere'],
  ]

  async function openForm(): Promise<void> {
    await scene.page.setViewportSize({ width: 360, height: 800 })
    await scene.page.goto(`${scene.site.url}/short/#reply`)
  }

  async function write(): Promise<void> {
    await scene.page.getByLabel('Your response').fill('A word.')
    await scene.page.getByLabel('Name').fill('Zoë')
  }

  it.each(states)(
    'passes axe and shows the outcome when a response is %s',
    async (_, service, sign, position) => {
      scene.site.service = service
      await openForm()
      await write()

      await scene.page.getByRole('button', { name: 'Send' }).click()

      await scene.page.locator(sign).first().waitFor()
      await expect
        .poll(() => scene.page.locator('.form-status').textContent())
        .not.toMatch(/^Sending/)
      if (position !== 'anywhere') {
        await scene.page.locator('.form-status:not(:empty)').waitFor()
        await expect
          .poll(() => scene.page.locator('.send').evaluate(send => getComputedStyle(send).position))
          .toBe(position)
      }
      expect(await objectionsTo(scene.page)).toEqual([])
    },
  )

  it('passes axe when it is empty, when it is a reply, and when its text is missing', async () => {
    await openForm()
    const empty = await objectionsTo(scene.page)
    await scene.page.locator('.reply').first().click()
    await scene.page.getByRole('heading', { name: /^Reply to/ }).waitFor()
    const replying = await objectionsTo(scene.page)
    await scene.page.locator('#cancel-reply').click()
    await scene.page.getByRole('heading', { name: 'Leave a reply' }).waitFor()

    await scene.page.getByRole('button', { name: 'Send' }).click()

    expect(
      await scene.page
        .getByLabel('Your response')
        .evaluate(field => field.matches(':user-invalid')),
    ).toBe(true)
    expect([...empty, ...replying, ...(await objectionsTo(scene.page))]).toEqual([])
  })

  it('passes axe while a response is previewed, being sent, and being edited', async () => {
    let arrive = (): void => {}
    const arrived = new Promise<void>(resolve => {
      arrive = resolve
    })
    const editableUntil = new Date(Date.now() + 600_000).toISOString()
    const own = { status: 'pending', comment, body: 'A word.', version: null, editableUntil }
    scene.site.service = async (request, response) => {
      if (request.url?.endsWith('/comments')) await arrived
      response.writeHead(request.method === 'POST' ? 202 : 200, {
        'content-type': 'application/json',
      })
      response.end(JSON.stringify({ ...own, editToken: 'a-token', html: comment.html }))
    }
    await openForm()
    await write()
    await scene.page.getByRole('button', { name: 'Preview' }).click()
    await scene.page.getByRole('region', { name: 'Preview' }).getByText('A word.').waitFor()
    const previewed = await objectionsTo(scene.page)

    await scene.page.getByRole('button', { name: 'Send' }).click()
    await scene.page.locator('.form-status', { hasText: 'Sending' }).waitFor()
    const onTheWay = await objectionsTo(scene.page)
    arrive()
    await scene.page.getByRole('button', { name: 'Edit', exact: true }).click()
    await scene.page.getByLabel('Your words').waitFor()

    expect([...previewed, ...onTheWay, ...(await objectionsTo(scene.page))]).toEqual([])
  })
})
