import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

/** The instant in UTC of a post's date, as in the feed. */
async function publishedAt(timeZone: string, date: string): Promise<string | undefined> {
  using site = createSiteFolder({
    'site.yaml': plainSite.replace('Europe/Berlin', timeZone),
    'posts/2000-01-01-one.md': post('One', `date: ${date}`),
  })
  await site.build()
  return /<published>([^<]+)/.exec(site.page('feed.xml'))?.[1]
}

describe('a date in front matter', () => {
  it.each([
    [
      'means the first moment of a day in the time zone',
      'Europe/Berlin',
      '2026-07-01',
      '2026-06-30T22:00:00Z',
    ],
    [
      'means the local time of the time zone',
      'Asia/Kolkata',
      '2026-01-01 05:30',
      '2026-01-01T00:00:00Z',
    ],
    [
      'means the instant itself if it has an offset',
      'Asia/Tokyo',
      '2026-01-01T00:00:00-05:00',
      '2026-01-01T05:00:00Z',
    ],
    [
      'means the first moment of a day without a midnight',
      'America/Sao_Paulo',
      '2018-11-04',
      '2018-11-04T03:00:00Z',
    ],
    [
      'means the first of two equal local times',
      'Europe/Berlin',
      '2025-10-26 02:30',
      '2025-10-26T00:30:00Z',
    ],
    [
      'means the first midnight of a day that has two',
      'America/Havana',
      '2025-11-02',
      '2025-11-02T04:00:00Z',
    ],
    [
      'means the time as written right after a clock change',
      'Europe/Berlin',
      '2026-03-29 03:00',
      '2026-03-29T01:00:00Z',
    ],
    [
      'means the day as written before a skipped one',
      'Pacific/Apia',
      '2011-12-29',
      '2011-12-29T10:00:00Z',
    ],
    [
      'means the day as written after a skipped one',
      'Pacific/Apia',
      '2011-12-31',
      '2011-12-30T10:00:00Z',
    ],
  ])('%s', async (_, timeZone, date, instant) => {
    expect(await publishedAt(timeZone, date)).toBe(instant)
  })

  it('is rejected only in a time zone whose clocks skip it', async () => {
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

describe('posts within one second', () => {
  /** The whole second, and a quarter and half of a second after it, in files whose names are in another order. */
  const files = {
    'posts/a-half.md': post('Half', 'date: 2026-05-01T10:00:00.5Z\nseries: Seconds'),
    'posts/b-whole.md': post('Whole', 'date: 2026-05-01T10:00:00Z\nseries: Seconds'),
    'posts/c-quarter.md': post('Quarter', 'date: 2026-05-01T12:00:00.25+02:00\nseries: Seconds'),
  }
  const titlesIn = (text: string) => text.match(/\b(?:Half|Quarter|Whole)(?=<)/g)

  it('are sorted by milliseconds in feeds, lists and series', async () => {
    using site = createSiteFolder(files)
    await site.build()

    const inFeed = titlesIn(site.page('feed.xml').split('<entry>').slice(1).join(''))
    expect(inFeed).toEqual(['Half', 'Quarter', 'Whole'])
    expect(titlesIn(site.page('archive/index.html'))).toEqual(['Half', 'Quarter', 'Whole'])
    const inSeries = titlesIn(site.page('series/seconds/index.html'))
    expect(inSeries).toEqual(['Whole', 'Quarter', 'Half'])
    expect(/<updated>([^<]+)/.exec(site.page('feed.xml'))?.[1]).toBe('2026-05-01T10:00:00.500Z')
  })

  it('appear at the later of date and publish, to the millisecond', async () => {
    using site = createSiteFolder({
      'posts/one.md': post('One', 'date: 2026-12-01T10:00:00Z\npublish: 2026-12-01T10:00:00.5Z'),
    })
    const { nextDue } = await site.build()

    expect(nextDue).toBe('2026-12-01T10:00:00.500Z')
  })
})
