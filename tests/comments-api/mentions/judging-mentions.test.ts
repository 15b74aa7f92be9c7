import { describe, expect, it } from 'vitest'
import { countLearned } from '../../../comments-api/spam/filter/model.ts'
import { retrain } from '../../../comments-api/spam/filter/retrain.ts'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { header, takeIn } from '../archives.ts'
import { readMentionsDesk, startBesideStranger } from '../mentioning.ts'
import { signInModerator } from '../moderator.ts'
import { from, startKnowing } from './known-site.ts'

describe('judging a mention', () => {
  it('marks one that matches a block as spam, and shows the reason at the desk', async () => {
    const service = await startBesideStranger()
    const moderator = await signInModerator(service)
    const block = { kind: 'words', words: 'ada.example' }
    await moderator.press('/admin/spam/blocks', block)

    await service.sendAndCheck()

    const desk = await readMentionsDesk(service)
    expect(await desk.open()).toContain('Nothing here.')
    expect(await desk.open('spam')).toContain('something in it is on the block list: ada.example')
  })

  it('teaches the filter each decision, and replaces it when the decision changes', async () => {
    const service = await startBesideStranger()
    const desk = await readMentionsDesk(service)
    const learned = async () => {
      await service.settle()
      const database = await openDatabase(service.config.database)
      const tally = [await countLearned(database), await retrain(database, service.clock)]
      await database.close()
      return tally
    }
    await service.sendAndCheck()
    expect(await learned()).toEqual([
      { good: 0, bad: 0 },
      { good: 0, bad: 0 },
    ])

    await desk.decide('spam')
    expect(await learned()).toEqual([
      { good: 0, bad: 1 },
      { good: 0, bad: 1 },
    ])
    await desk.decide('approved', 'spam')
    expect(await learned()).toEqual([
      { good: 1, bad: 0 },
      { good: 1, bad: 0 },
    ])
  })
})

describe('a mention by an author who was approved on the same site', () => {
  it.each(['first', 'none'] as const)(
    'is published at once under "%s" moderation',
    async moderation => {
      const { service } = await startKnowing({ config: { moderation } })

      await service.sendAndCheck(from(2))

      expect(await service.mentions()).toHaveLength(2)
    },
  )
})

it('the first mention from a site is held even under "none" moderation', async () => {
  const service = await startBesideStranger({ config: { moderation: 'none' } })

  await service.sendAndCheck()

  expect(await service.mentions()).toEqual([])
})

it('the desk lists 25 mentions per page, and a decision returns to the same page', async () => {
  const service = await startBesideStranger()
  await takeIn(service, [header, ...Array.from({ length: 26 }, (_, number) => waiting(number))])
  const moderator = await signInModerator(service)

  const newest = await moderator.page('/admin/mentions/')
  const older = /href="([^"]+)" rel="next"/.exec(newest)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const page = await moderator.page(older)
  const form = /action="([^"]+mention0)"/.exec(page)?.[1] ?? ''
  const back = /name="back" value="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const decided = await moderator.press(form, { status: 'approved', back })

  expect(newest.match(/class="letter"/g)).toHaveLength(25)
  expect(page.match(/class="letter"/g)).toHaveLength(1)
  expect(page).not.toContain('rel="next"')
  expect(decided.headers.get('location')).toContain(`${older}&done=`)
})

const waiting = (number: number) => ({
  ...{ type: 'mention', id: `waitingmention${number}`, thread: 'rome', status: 'pending' },
  ...{ url: `http://ada.example/notes/${number}`, title: 'On Rome', author: 'Ada', excerpt: '' },
  createdAt: new Date(Date.UTC(2026, 1, 1, 0, number)).toISOString(),
})
