import { describe, expect, it } from 'vitest'
import { createCalendar, printingLanguage } from '../../generator/plan/calendar.ts'
import { SiteFile } from '../../generator/site/site.ts'
import { trustHtml } from '../../templates/html.ts'
import { idAt, sampleComment, sampleThread, site } from '../templates/samples.ts'
import { pageWith, wireComment } from './reader.ts'
import { threadOf } from './site.ts'
import { squeeze } from './squeeze.ts'
import { Stage } from './stage.ts'

const createdAt = '2026-11-20T22:00:00.000Z'
const editedAt = '2026-12-31T23:30:00.000Z'

/** The site's language, and that of its bundle: `pl` is one that nobody has translated. */
const languages = [
  ['en', 'en'],
  ['de', 'de'],
  ['fr', 'fr'],
  ['es', 'es'],
  ['ja', 'ja'],
  ['ar', 'ar'],
  ['ar-EG', 'ar'],
  ['pl', 'en'],
] as const

const stage = new Stage()

describe.each(languages)('on a site in %s', (language, spoken) => {
  const timeZone = 'Asia/Tokyo'
  const owner = { name: 'Ada' }
  const when = createCalendar(
    SiteFile.parse({ title: 'A', url: 'https://a.example', author: owner, language, timeZone }),
  )
  const facts = { ...site, language, timeZone, dateLanguage: printingLanguage(language) }
  const author = {
    name: 'Noor',
    url: 'https://noor.example/',
    avatar: '5-3',
    isOwner: true,
    latestPost: { title: 'On quills', url: 'https://noor.example/quills' },
  }

  it('the client renders a response and the heading as a build does, dates included', async () => {
    const parents = sampleThread(3)
    const reply = { id: 'deepreply1', parent: idAt(3), author, createdAt, editedAt }
    const baked = sampleComment({
      ...reply,
      date: when(createdAt),
      edited: when(editedAt),
      html: trustHtml('<p>New.</p>'),
      inReplyTo: { id: idAt(3), name: 'Kim' },
    })
    const withReply = JSON.parse(JSON.stringify(parents), (key, value) => {
      if (key === 'html') return trustHtml('')
      return value?.id === idAt(2) ? { ...value, replies: [...value.replies, baked] } : value
    })
    await stage.speak(spoken)
    const markup = () =>
      stage.reader.page.locator('#comment-deepreply1').evaluate(comment => comment.outerHTML)

    stage.site.page = pageWith({ comments: [withReply], count: 4 }, '', facts)
    await stage.reader.page.goto(stage.site.url)
    const fromBuild = await markup()
    const titleFromBuild = await stage.reader.page.locator('#conversation-title').textContent()
    stage.site.page = pageWith({ comments: [parents], count: 3 }, '', facts)
    stage.site.read = () => ({
      status: 200,
      body: threadOf([wireComment({ ...reply, html: '<p>New.</p>' })]),
    })
    await stage.reader.page.goto(stage.site.url)
    const fromClient = await markup()
    const titleFromClient = await stage.reader.page.locator('#conversation-title').textContent()

    expect(squeeze(fromClient)).toBe(squeeze(fromBuild))
    expect(titleFromClient).toBe(titleFromBuild)
    expect(stage.reader.complaints).toEqual([])
  })
})

describe('the formatting buttons in Arabic', () => {
  it('all look different', async () => {
    await stage.speak('ar')
    const facts = { ...site, language: 'ar', dateLanguage: 'ar' }
    stage.site.page = pageWith({ comments: [sampleComment()] }, '', facts)
    await stage.reader.page.goto(stage.site.url)
    await stage.reader.page.locator('#reply-body').focus()
    const buttons = stage.reader.page.getByRole('toolbar').getByRole('button')
    await buttons.last().waitFor()

    const pictures = new Set<string>()
    for (const button of await buttons.all())
      pictures.add((await button.screenshot()).toString('base64'))

    expect(pictures.size).toBe(5)
  })
})
