import { describe, expect, it } from 'vitest'
import type { MentionView } from '../../generator/plan/showing/conversation.ts'
import { settled } from '../settled.ts'
import { noon, sampleComment } from '../templates/samples.ts'
import { pageWith } from './reader.ts'
import { threadOf } from './site.ts'
import { Stage } from './stage.ts'

const stage = new Stage()

const baked: readonly MentionView[] = [
  { ...about('Ada', 'like'), date: noon },
  { ...about('Bob', 'link', { title: 'On margins' }), date: noon },
]

function about(name: string, kind: MentionView['kind'], more: object = {}) {
  const id = `mention${name.toLowerCase()}`
  const url = `https://net.example/${id}`
  const words = { title: '', author: name, authorUrl: `https://net.example/@${name}`, excerpt: '' }
  return { id, kind, url, parent: null, ...words, ...more }
}

function came(name: string, kind: MentionView['kind'], more: object = {}) {
  return { ...about(name, kind, more), createdAt: '2026-11-22T10:00:00.000Z', status: 'approved' }
}

async function open(page: Parameters<typeof pageWith>[0], mentions: readonly object[]) {
  stage.site.page = pageWith(page)
  const arrived = mentions.map(mention => ({ status: 'approved', ...mention }))
  stage.site.read = () => ({ status: 200, body: { ...threadOf([]), mentions: arrived } })
  await stage.reader.page.goto(stage.site.url)
  await settled(stage.reader.page)
}

const text = async (selector: string) =>
  (await stage.reader.page.locator(selector).allTextContents()).map(found =>
    found.replace(/\s+/g, ' ').trim(),
  )

const ids = () =>
  stage.reader.page.locator('.mentions .h-cite').evaluateAll(all => all.map(({ id }) => id))

describe('mentions newer than the page', () => {
  it('are put where the next build puts them, by kind, and are counted', async () => {
    const page = { comments: [sampleComment()], count: 1 }
    await open({ ...page, mentions: baked }, [
      came('Cy', 'like'),
      came('Dan', 'repost'),
      came('Eve', 'bookmark', { excerpt: 'For later.' }),
    ])

    expect(await text('.mentions h3')).toEqual(['5 mentions'])
    expect(await text('.mentions > p')).toEqual(['Liked by Ada and Cy', 'Shared by Dan'])
    expect(await text('.mentions li')).toEqual([
      expect.stringMatching(/^Bob, On margins, /),
      'Eve, bookmarked this, November 22, 2026For later.',
    ])
    expect(await text('#response-count')).toEqual(['1 response'])
    expect(await text('.conversation-status')).toEqual([''])
    const put = await ids()
    const date = { iso: '2026-11-22T10:00:00.000Z', text: 'November 22, 2026' }
    const since = [about('Cy', 'like'), about('Dan', 'repost'), about('Eve', 'bookmark')]
    await open({ ...page, mentions: [...baked, ...since.map(one => ({ ...one, date }))] }, [])
    expect(put).toEqual(await ids())
    expect(stage.reader.complaints).toEqual([])
  })

  it('are shown without invalid entries', async () => {
    const author = null
    const odd = [
      null,
      { id: 'mentionodd', kind: 'link', author, url: 'nowhere', status: 'approved' },
    ]
    stage.site.page = pageWith({ mentions: baked })
    stage.site.read = () => {
      return { status: 200, body: { ...threadOf([]), mentions: [...odd, came('Cy', 'like')] } }
    }

    await stage.reader.page.goto(stage.site.url)
    await settled(stage.reader.page)

    expect(await text('.mentions > p')).toEqual(['Liked by Ada and Cy'])
    expect(stage.reader.complaints).toEqual([])
  })

  it('get a new, labelled list on a page that had none', async () => {
    await open({}, [came('Eve', 'link', { title: 'A <b>page</b>', author: null })])

    expect(await text('.mentions h3')).toEqual(['1 mention'])
    expect(await text('.mentions li')).toEqual(['net.example, A <b>page</b>, November 22, 2026'])
    expect(await stage.reader.page.locator('.mentions').getAttribute('aria-labelledby')).toBe(
      await stage.reader.page.locator('.mentions h3').getAttribute('id'),
    )
  })

  it('disappear when deleted, and the list with the last of them', async () => {
    const gone = baked.map(({ id }) => ({ ...came('x', 'link'), id, status: 'deleted' }))

    await open({ mentions: baked }, gone)

    expect(await text('.mentions')).toEqual([])
  })

  it('are not linked if their URL is a javascript: URL', async () => {
    await open({}, [came('Eve', 'link', { url: 'javascript:alert(1)', title: 'x' })])

    expect(await stage.reader.page.locator('.mentions a').count()).toBe(0)
  })

  it('are shown as replies among the responses if the site is set so, without raising the count', async () => {
    const page = { comments: [sampleComment()], count: 1, mentionReplies: true }

    await open(page, [
      came('Cy', 'reply', { excerpt: 'To Kim.', parent: sampleComment().id }),
      came('Dan', 'reply', { excerpt: 'To the post.' }),
    ])

    expect(await text('.responses > .response > .replies .elsewhere')).toEqual([
      expect.stringMatching(/^Cy .*from net\.example To Kim\.$/),
    ])
    expect(await text('.responses > .response > .elsewhere')).toEqual([
      expect.stringMatching(/^Dan .*from net\.example To the post\.$/),
    ])
    expect(await text('#response-count')).toEqual(['1 response'])
    expect(await text('.mentions')).toEqual([])
  })
})
