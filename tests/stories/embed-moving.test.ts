import { describe, expect, it } from 'vitest'
import { leaveTab } from '../client/reader.ts'
import { idOf } from '../comments-api/service.ts'
import { settled } from '../settled.ts'
import { Embedding } from './embedding.ts'

const other = new Embedding()
const far = '<p>Far above.</p>'.repeat(200)

const focused = () =>
  other.page.evaluate(
    () => document.querySelector('afterword-comments')?.shadowRoot?.activeElement?.id,
  )

/** As scripts do that fetch the next page and show it in place of this one. */
async function moveTo(thread: string, address: string): Promise<void> {
  await other.page.evaluate(
    ([thread = '', address = '']) => {
      const before = document.querySelector('afterword-comments')
      const next = document.createElement('afterword-comments')
      next.setAttribute('service', before?.getAttribute('service') ?? '')
      next.setAttribute('thread', thread)
      before?.replaceWith(next)
      history.pushState(null, '', address)
    },
    [thread, address],
  )
}

describe('a page with client-side navigation', () => {
  it('focuses the response in a fragment that is set after the element is replaced', async () => {
    const service = await other.openService()
    const id = await idOf(await service.submit('oslo', { body: 'In Oslo.' }))
    await other.read(far + other.element())
    await settled(other.page)

    await moveTo('oslo', `/oslo/#comment-${id}`)

    await expect.poll(focused).toBe(`comment-${id}`)
  })

  it('requests the thread that is shown, and not the one that was removed', async () => {
    await other.openService()
    await other.page.clock.install()
    await other.read(other.element())
    await settled(other.page)
    await moveTo('oslo', '/oslo/')
    await settled(other.page)
    const asked: string[] = []
    other.page.on('request', request => asked.push(new URL(request.url()).pathname))

    await leaveTab(other.page, 31)
    await settled(other.page)

    expect(asked).toEqual(['/api/threads/oslo/comments'])
  })
})

describe('an embedded conversation far below', () => {
  it('does not follow links once it is removed', async () => {
    await other.openService()
    await other.read(far + other.element())
    await settled(other.page)
    const asked: string[] = []
    other.page.on('request', request => asked.push(new URL(request.url()).pathname))

    await other.page.evaluate(() => {
      document.querySelector('afterword-comments')?.remove()
      location.hash = '#comment-abcdefgh'
    })
    await settled(other.page)

    expect(asked).toEqual([])
  })

  it('loads once it is moved to where the reader is', async () => {
    const service = await other.openService()
    await service.submit('rome', { body: 'In Rome.' })
    await other.read(`<div></div>${far}${other.element()}`)
    await settled(other.page)

    await other.page.evaluate(() => {
      const element = document.querySelector('afterword-comments')
      if (element) document.querySelector('div')?.append(element)
    })

    await other.page.getByText('In Rome.').waitFor()
  })
})

describe('a link in the page to an embedded response', () => {
  it('moves the focus there, even if the conversation is far below', async () => {
    const service = await other.openService()
    const id = await idOf(await service.submit('rome', { body: 'In Rome.' }))
    await other.read(`<a href="#comment-${id}">As somebody said</a>${far}${other.element()}`)
    await settled(other.page)

    await other.page.getByRole('link', { name: 'As somebody said' }).click()

    await expect.poll(focused).toBe(`comment-${id}`)
  })
})
