import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cursorPattern } from '../../../comments-api/contract/cursor.ts'
import { fingerprintsOf } from '../site-folder.ts'
import { idOf, manySaid, type Said, wireThread } from '../wire-threads.ts'
import { atPost, idsOn, LongSite, page } from './long-site.ts'

const site = new LongSite()

/** The files whose bytes another build changed. */
async function changedBy(said: readonly Said[]): Promise<string[]> {
  const before = fingerprintsOf(site.folder.output)
  await site.build(said)
  const after = fingerprintsOf(site.folder.output)
  const files = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...files].filter(file => before[file] !== after[file]).sort()
}

/** Follows the links from page to page, as a reader without scripts does. */
function readOn(): { readonly path: string; readonly html: string }[] {
  const read = []
  for (let path: string | undefined = '/one/'; path !== undefined; ) {
    const html = site.folder.page(`${path.slice(1)}index.html`)
    read.push({ path, html })
    path = /rel="next" href="(\/one\/responses\/\d+\/)"/.exec(html)?.[1]
  }
  return read
}

describe('a conversation that is too long for its page', () => {
  it.each(['newest', 'oldest'])(
    'can be read to its end by links, without scripts, %s first',
    async order => {
      site.setting(`, order: ${order}`)
      const said = manySaid(75)

      await site.build(said)

      const read = readOn().flatMap(({ html }) => idsOn(html))
      const inTime = said.map(({ id }) => id)
      expect(read).toEqual(order === 'oldest' ? inTime : inTime.toReversed())
    },
  )

  it('shows the newest comments on the page of its post, with the number of all', async () => {
    await site.build(manySaid(75))

    const html = site.folder.page(atPost)

    expect(idsOn(html)).toEqual(
      manySaid(75)
        .slice(60)
        .map(({ id }) => id)
        .reverse(),
    )
    expect(html).toContain('<span id="response-count">75 responses</span>')
    expect(html).toContain('"commentCount":75')
  })

  it('stays on one page up to perPage comments', async () => {
    await site.build(manySaid(20))

    expect(idsOn(site.folder.page(atPost))).toHaveLength(20)
    expect(site.folder.page(atPost)).not.toContain('more-responses')
    expect(existsSync(join(site.folder.output, 'one/responses'))).toBe(false)
  })

  it('keeps a late reply on the page of the comment that it answers', async () => {
    const late = { id: idOf(99), parent: idOf(3) }

    await site.build([...manySaid(75), late])

    expect(idsOn(site.folder.page(page(1)))).toContain(late.id)
    expect(idsOn(site.folder.page(atPost))).not.toContain(late.id)
  })

  it('shows a pinned comment and its replies on the page of its post only', async () => {
    const said = manySaid(75).map((one, number) => ({ ...one, pinned: number === 3 }))

    await site.build([...said, { id: idOf(99), parent: idOf(3) }])

    expect(idsOn(site.folder.page(atPost)).slice(0, 2)).toEqual([idOf(3), idOf(99)])
    expect(idsOn(site.folder.page(page(1)))).not.toContain(idOf(3))
  })

  it.each([
    ['newest', [atPost]],
    ['oldest', [atPost, page(4)]],
  ])('changes only the pages that show a new comment, %s first', async (order, pages) => {
    site.setting(`, order: ${order}`)
    await site.build(manySaid(75))

    const changed = await changedBy(manySaid(76))

    expect(changed.filter(file => file.startsWith('one/'))).toEqual(['one/comments.xml', ...pages])
  })

  it('changes only its post and the page of the parent when a late reply comes', async () => {
    await site.build(manySaid(75))

    const changed = await changedBy([...manySaid(75), { id: idOf(99), parent: idOf(13) }])

    expect(changed.filter(file => file.startsWith('one/'))).toEqual([
      'one/comments.xml',
      atPost,
      page(2),
    ])
  })

  it('adds a page without changing the addresses of the others', async () => {
    await site.build(manySaid(80))
    const first = site.folder.page(page(1))

    const changed = await changedBy(manySaid(81))

    // The page that was the newest now links to the new one.
    expect(changed.filter(file => file.includes('responses/'))).toEqual([page(6), page(7)])
    expect(site.folder.page(page(1))).toBe(first)
  })
})

describe('the cursor in the link to more comments', () => {
  it('comes before every comment that the page does not show', async () => {
    const said = [...manySaid(75), { id: idOf(98), parent: idOf(13) }, { id: idOf(99) }]
    await site.build(said)

    const [, cursor = ''] = /data-cursor="([^"]+)"/.exec(site.folder.page(atPost)) ?? []

    expect(cursor).toMatch(cursorPattern)
    const held = new Set(idsOn(site.folder.page(atPost)))
    const { comments } = wireThread('one', said)
    const asked = comments.filter(({ createdAt, id }) => `${createdAt}~${id}` < cursor)
    const missing = comments.filter(({ id }) => !held.has(id))
    expect(missing.filter(comment => !asked.includes(comment))).toEqual([])
    expect(comments.length - asked.length).toBe(1)
  })

  it('stands beside the time of the oldest family on the page, a pinned one aside', async () => {
    const said = manySaid(75).map((one, place) => (place === 2 ? { ...one, pinned: true } : one))
    await site.build([...said, { id: idOf(98), parent: idOf(70) }])

    const html = site.folder.page(atPost)

    const last = idsOn(html).at(-1)
    const oldest = wireThread('one', said).comments.find(({ id }) => id === last)?.createdAt
    expect(idsOn(html)[0]).toBe(said[2]?.id)
    expect(html).toContain(` data-oldest="${oldest}~${last}"`)
  })

  it('is missing if the page shows the oldest comments first: the link only says what the build had', async () => {
    site.setting(', order: oldest')
    const said = manySaid(75)

    await site.build(said)

    const newest = wireThread('one', said).comments.find(({ id }) => id === said.at(-1)?.id)
    expect(site.folder.page(atPost)).toContain(
      `<a class="more-responses" rel="next" href="/one/responses/2/" data-oldest="${newest?.createdAt}~${'z'.repeat(40)}">Newer responses</a>`,
    )
  })
})
