import { describe, expect, it } from 'vitest'
import type { CommentView } from '../../generator/plan/showing/conversation.ts'
import { sampleComment } from '../templates/samples.ts'
import { leaveTab, pageWith } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()

function comment(written: string, place = 0) {
  const date = { iso: `${written}.000Z`, text: 'November 20, 2026' }
  return sampleComment({ id: `comment${place}0`, date })
}

async function openAt(now: string, ...comments: CommentView[]): Promise<() => Promise<string[]>> {
  stage.site.now = `${now}.000Z`
  stage.site.page = pageWith({ comments, count: comments.length })
  // Whatever the reader's own clock says.
  await stage.reader.page.clock.install({ time: '2031-05-05T05:05:05.000Z' })
  await stage.reader.page.goto(stage.site.url)
  return () => stage.reader.page.locator('.responses .permalink').allTextContents()
}

describe('the time of a response', () => {
  it('is relative for a week, by the clock of the service', async () => {
    const told = [
      ['2026-11-20T12:01:00', 'now'],
      ['2026-11-20T11:59:30', 'now'],
      ['2026-11-20T11:59:00', '1 minute ago'],
      ['2026-11-20T08:01:00', '3 hours ago'],
      ['2026-11-19T11:00:00', '1 day ago'],
      ['2026-11-13T12:01:00', '6 days ago'],
      ['2026-11-13T12:00:00', 'November 20, 2026'],
    ] as const

    const read = await openAt(
      '2026-11-20T12:00:00',
      ...told.map(([at], place) => comment(at, place)),
    )

    await expect.poll(read).toEqual(told.map(([, words]) => words))
  })

  it('is updated while the page is open and when its tab is shown again', async () => {
    const read = await openAt('2026-11-20T12:10:30', comment('2026-11-20T12:00:00'))
    await expect.poll(read).toEqual(['10 minutes ago'])

    await stage.reader.page.clock.runFor(5 * 60_000)
    const later = await read()
    stage.site.read = () => null
    await leaveTab(stage.reader.page, 3 * 60 * 60)

    expect(later).toEqual(['15 minutes ago'])
    expect(await read()).toEqual(['3 hours ago'])
  })

  it('takes the Age header of a cached answer into account', async () => {
    stage.site.read = () => ({ status: 200, body: threadOf([]), headers: { age: '7200' } })

    const read = await openAt('2026-11-20T13:00:00', comment('2026-11-20T12:00:00'))

    await expect.poll(read).toEqual(['3 hours ago'])
  })

  it('keeps the date in the title attribute', async () => {
    await openAt('2026-11-20T13:00:00', comment('2026-11-20T12:00:00'))
    const link = stage.reader.page.getByRole('link', { name: '1 hour ago' })
    await link.waitFor()

    await expect.poll(() => link.getAttribute('title')).toBe('November 20, 2026')
  })

  it('stays a date when the service does not answer', async () => {
    stage.site.read = () => null

    const read = await openAt('2026-11-20T13:00:00', comment('2026-11-20T12:00:00'))
    await stage.reader.page.locator('.retry').waitFor()

    expect(await read()).toEqual(['November 20, 2026'])
  })
})
