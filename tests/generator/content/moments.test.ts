import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

/** The instant in UTC of a post's date, as the feed tells it. */
async function publishedAt(timeZone: string, date: string): Promise<string | undefined> {
  using site = createSiteFolder({
    'site.yaml': plainSite.replace('Europe/Berlin', timeZone),
    'posts/2000-01-01-one.md': post('One', `date: ${date}`),
  })
  await site.build()
  return /<published>([^<]+)/.exec(site.page('feed.xml'))?.[1]
}

describe('a date that an author writes', () => {
  it.each([
    ['a day is its first moment there', 'Europe/Berlin', '2026-07-01', '2026-06-30T22:00:00Z'],
    ['a time is that of its clocks', 'Asia/Kolkata', '2026-01-01 05:30', '2026-01-01T00:00:00Z'],
    ['an instant is itself', 'Asia/Tokyo', '2026-01-01T00:00:00-05:00', '2026-01-01T05:00:00Z'],
    [
      'a day without a midnight begins later',
      'America/Sao_Paulo',
      '2018-11-04',
      '2018-11-04T03:00:00Z',
    ],
    [
      'a time that comes twice is the first',
      'Europe/Berlin',
      '2025-10-26 02:30',
      '2025-10-26T00:30:00Z',
    ],
    [
      'a day with two midnights begins with the first',
      'America/Havana',
      '2025-11-02',
      '2025-11-02T04:00:00Z',
    ],
    [
      'a time after the change is as written',
      'Europe/Berlin',
      '2026-03-29 03:00',
      '2026-03-29T01:00:00Z',
    ],
    ['the day before a skipped one is there', 'Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00Z'],
    ['the day after it is there', 'Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z'],
  ])('%s', async (_, timeZone, date, instant) => {
    expect(await publishedAt(timeZone, date)).toBe(instant)
  })

  it('is refused as an instant that its zone skips, in one zone only', async () => {
    const lines = async (timeZone: string) => {
      using site = createSiteFolder({
        'site.yaml': plainSite.replace('Europe/Berlin', timeZone),
        'posts/2026-03-29-one.md': post('One', 'date: 2026-03-29 02:30'),
      })
      return (await site.mistakes()).map(({ line, column, message }) => [line, column, message])
    }

    expect(await lines('Europe/Lisbon')).toEqual([])
    expect(await lines('Europe/Berlin')).toEqual([
      [3, 7, '"date" is "2026-03-29 02:30", which the clocks of Europe/Berlin skipped'],
    ])
  })
})

describe('posts of one second', () => {
  /** The whole second, and a quarter and half of a second after it, in files whose names say something else. */
  const files = {
    'posts/a-half.md': post('Half', 'date: 2026-05-01T10:00:00.5Z\nseries: Seconds'),
    'posts/b-whole.md': post('Whole', 'date: 2026-05-01T10:00:00Z\nseries: Seconds'),
    'posts/c-quarter.md': post('Quarter', 'date: 2026-05-01T12:00:00.25+02:00\nseries: Seconds'),
  }
  const titlesIn = (text: string) => text.match(/\b(?:Half|Quarter|Whole)(?=<)/g)

  it('stand in the order of their milliseconds, in feeds, lists and series', async () => {
    using site = createSiteFolder(files)
    await site.build()

    const inFeed = titlesIn(site.page('feed.xml').split('<entry>').slice(1).join(''))
    expect(inFeed).toEqual(['Half', 'Quarter', 'Whole'])
    expect(titlesIn(site.page('archive/index.html'))).toEqual(['Half', 'Quarter', 'Whole'])
    const inSeries = titlesIn(site.page('series/seconds/index.html'))
    expect(inSeries).toEqual(['Whole', 'Quarter', 'Half'])
    expect(/<updated>([^<]+)/.exec(site.page('feed.xml'))?.[1]).toBe('2026-05-01T10:00:00.500Z')
  })

  it('appear by the later of the two moments that a post has', async () => {
    using site = createSiteFolder({
      'posts/one.md': post('One', 'date: 2026-12-01T10:00:00Z\npublish: 2026-12-01T10:00:00.5Z'),
    })
    const { nextDue } = await site.build()

    expect(nextDue).toBe('2026-12-01T10:00:00.500Z')
  })
})
