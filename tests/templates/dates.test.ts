import { describe, expect, it } from 'vitest'
import { createCalendar, printingLanguage } from '../../generator/plan/calendar.ts'
import { writtenDays } from '../../generator/plan/written-days.ts'
import { SiteFile } from '../../generator/site/site.ts'
import { archivePage } from '../../templates/pages/archive.ts'
import { postPage } from '../../templates/pages/post.ts'
import { createSiteFolder, plainSite } from '../generator/site-folder.ts'
import { siteIn } from './languages.ts'
import { sampleCard, sampleComment, sampleConversation, samplePost, sampleText } from './samples.ts'

const noon = '2026-11-20T12:00:00.000Z'

function calendarIn(language: string): ReturnType<typeof createCalendar> {
  const described = { title: 'A', url: 'https://a.example', author: { name: 'Ada' } }
  return createCalendar(SiteFile.parse({ ...described, language }))
}

describe('a date', () => {
  it.each([
    ['en', 'November 20, 2026'],
    ['de', '20. November 2026'],
    ['fr', '20 novembre 2026'],
    ['es', '20 de noviembre de 2026'],
    ['ja', '2026年11月20日'],
    ['ar', '20 نوفمبر 2026'],
    ['ar-EG', '20 نوفمبر 2026'],
    ['ar-SA-u-ca-islamic-nu-arab', '20 نوفمبر 2026'],
  ])('is printed in %s as %s', (language, printed) => {
    expect(calendarIn(language)(noon).text).toBe(printed)
  })

  it("is printed in a given language other than the site's", () => {
    const when = calendarIn('en')

    expect(when(noon, 'fr').text).toBe('20 novembre 2026')
    expect(when(noon).text).toBe('November 20, 2026')
  })

  it.each(Object.keys(writtenDays))(
    'is printed in %s as by Intl.DateTimeFormat, on every day of a year',
    language => {
      const parts = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const
      const whole = new Intl.DateTimeFormat(language, { ...parts, year: 'numeric' })
      const ofYear = new Intl.DateTimeFormat(language, parts)
      for (let day = 0; day < 366; day += 1) {
        const instant = Temporal.PlainDate.from({ year: 1900 + day, month: 1, day: 1 })
          .add({ days: day })
          .toZonedDateTime('UTC')

        expect(writtenDays[language]?.whole(instant)).toBe(whole.format(instant.epochMilliseconds))
        expect(writtenDays[language]?.ofYear(instant)).toBe(
          ofYear.format(instant.epochMilliseconds),
        )
      }
    },
  )

  it.each(['UTC', 'Etc/UTC', 'America/Los_Angeles', 'Asia/Kathmandu'])(
    'is that of the time zone %s, as in Intl.DateTimeFormat',
    timeZone => {
      const format = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone })
      const described = { title: 'A', url: 'https://a.example', author: { name: 'Ada' }, timeZone }
      const when = createCalendar(SiteFile.parse(described))
      for (let hour = 0; hour < 24 * 366; hour += 5) {
        const instant = new Date(Date.UTC(2026, 0, 1, hour, 30))

        expect(when(instant.toISOString()).text).toBe(format.format(instant))
      }
    },
  )

  it('is converted to UTC from an instant with an offset', () => {
    expect(calendarIn('en')('2026-11-20T23:30:00-05:00').text).toBe('November 21, 2026')
  })

  it('uses the Gregorian calendar and Latin digits in Arabic, and the defaults of Intl elsewhere', () => {
    expect(printingLanguage('th')).toBe('th')
    expect(printingLanguage('ar-EG')).toBe('ar-EG-u-ca-gregory-nu-latn')
  })
})

describe('a French post on an English site', () => {
  const when = calendarIn('en')
  const post = samplePost({
    language: 'fr',
    date: when(noon, 'fr'),
    updated: when(noon, 'fr'),
    conversation: sampleConversation({ count: 1, comments: [sampleComment({ date: when(noon) })] }),
  })

  it('has its own dates in French, with `lang`, and those of its comments in English', () => {
    const page = unclassed(postPage(siteIn('en'), post, sampleText('')).toString())

    const french =
      '<time datetime="2026-11-20T12:00:00.000Z" lang="fr" dir="ltr">20 novembre 2026</time>'
    expect(page).toContain(`<p>${french}</p>`)
    expect(page).toContain(`<p>Updated ${french}</p>`)
    expect(page).toContain('<time datetime="2026-11-20T12:00:00.000Z">November 20, 2026</time>')
    expect(page).toContain('<div lang="en" dir="ltr">')
  })
})

it("dates of lists and comments are in the site's language, even without a translation", () => {
  const when = calendarIn('pl')
  const described = { title: 'A', description: '', url: '/archive/', canonical: '/archive/' }
  const years = [{ year: 2026, lines: [sampleCard({ date: when(noon) })] }]
  const comments = [sampleComment({ date: when(noon) })]
  const conversation = sampleConversation({ count: 1, comments })

  const list = archivePage(siteIn('pl'), { ...described, kind: 'archive', years })
  const post = postPage(siteIn('pl'), samplePost({ language: 'pl', conversation }), sampleText(''))

  expect(unclassed(list.toString())).toContain(
    '<time datetime="2026-11-20T12:00:00.000Z">20 listopada 2026</time>',
  )
  expect(unclassed(post.toString())).toContain(
    '<time datetime="2026-11-20T12:00:00.000Z" lang="pl" dir="ltr">20 listopada 2026</time>',
  )
})

it('a built site has dates in the language of each post and of the site', async () => {
  using folder = createSiteFolder({
    'site.yaml': `${plainSite}language: ar\n`,
    'posts/2026-11-20-eins.md': '---\ntitle: Eins\nlang: de\n---\nEin Wort.\n',
  })

  await folder.build()

  expect(unclassed(folder.page('eins/index.html'))).toMatch(
    /<time datetime="[^"]+" lang="de" dir="ltr">20. November 2026</,
  )
  expect(unclassed(folder.page('index.html'))).toMatch(/<time datetime="[^"]+">20 نوفمبر 2026</)
  expect(folder.page('eins/index.html')).toContain('data-language="ar-u-ca-gregory-nu-latn"')
  expect(folder.page('404.html')).toContain('<title>الصفحة غير موجودة · A site</title>')
})

/** These tests do not depend on classes. */
function unclassed(page: string): string {
  return page.replace(/ class="[^"]*"/g, '')
}
