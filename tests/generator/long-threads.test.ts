import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cursorPattern } from '../../comments-api/contract/cursor.ts'
import { headersFor, readHostingRules, redirectFor } from '../../generator/hosting/rules.ts'
import {
  createSiteFolder,
  fingerprintsOf,
  plainSite,
  post,
  type SiteFolder,
} from './site-folder.ts'
import { idOf, manySaid, type Said, wireThread } from './wire-threads.ts'

let site: SiteFolder
beforeEach(() => {
  site = createSiteFolder({
    'posts/2026-01-01-one.md': post('One & <only>', 'tags: [things]'),
    'posts/2026-01-02-two.md': post('Two'),
  })
  setting('')
})
afterEach(() => site[Symbol.dispose]())

function setting(comments: string): void {
  site.write('site.yaml', `${plainSite}comments: { perPage: 20${comments} }\n`)
}

async function build(said: readonly Said[]): Promise<void> {
  site.write('../comments.json', JSON.stringify({ threads: [wireThread('one', said)] }))
  await site.build({ comments: { kind: 'file', path: join(site.content, '../comments.json') } })
}

/** The files whose bytes another build changed. */
async function changedBy(said: readonly Said[]): Promise<string[]> {
  const before = fingerprintsOf(site.output)
  await build(said)
  const after = fingerprintsOf(site.output)
  const files = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...files].filter(file => before[file] !== after[file]).sort()
}

const idsOn = (html: string) =>
  [...html.matchAll(/id="comment-(comment\d+)"/g)].map(([, id = '']) => id)

const atPost = 'one/index.html'
const page = (number: number) => `one/responses/${number}/index.html`

/** By the links alone, as somebody without scripts. */
function readOn(): { readonly path: string; readonly html: string }[] {
  const read = []
  for (let path: string | undefined = '/one/'; path !== undefined; ) {
    const html = site.page(`${path.slice(1)}index.html`)
    read.push({ path, html })
    path = /rel="next" href="(\/one\/responses\/\d+\/)"/.exec(html)?.[1]
  }
  return read
}

describe('a conversation that is too long for its page', () => {
  it.each(['newest', 'oldest'])('can be read to its end without scripts, %s first', async order => {
    setting(`, order: ${order}`)
    const said = manySaid(75)

    await build(said)

    const read = readOn().flatMap(({ html }) => idsOn(html))
    const inTime = said.map(({ id }) => id)
    expect(read).toEqual(order === 'oldest' ? inTime : inTime.toReversed())
  })

  it('keeps at its post as many as site.yaml says, and there the number of all', async () => {
    await build(manySaid(75))

    const html = site.page(atPost)

    expect(idsOn(html)).toEqual(
      manySaid(75)
        .slice(60)
        .map(({ id }) => id)
        .reverse(),
    )
    expect(html).toContain('<span id="response-count">75 responses</span>')
    expect(html).toContain('"commentCount":75')
  })

  it('stays whole on its page up to that number', async () => {
    await build(manySaid(20))

    expect(idsOn(site.page(atPost))).toHaveLength(20)
    expect(site.page(atPost)).not.toContain('more-responses')
    expect(existsSync(join(site.output, 'one/responses'))).toBe(false)
  })

  it('keeps replies with what they answer, however late they come', async () => {
    const late = { id: idOf(99), parent: idOf(3) }

    await build([...manySaid(75), late])

    expect(idsOn(site.page(page(1)))).toContain(late.id)
    expect(idsOn(site.page(atPost))).not.toContain(late.id)
  })

  it('has what is pinned at its post', async () => {
    const said = manySaid(75).map((one, number) => ({ ...one, pinned: number === 3 }))

    await build([...said, { id: idOf(99), parent: idOf(3) }])

    expect(idsOn(site.page(atPost)).slice(0, 2)).toEqual([idOf(3), idOf(99)])
    expect(idsOn(site.page(page(1)))).not.toContain(idOf(3))
  })

  it.each([
    ['newest', [atPost]],
    ['oldest', [atPost, page(4)]],
  ])('changes, %s first, with a new response only the pages that show it', async (order, pages) => {
    setting(`, order: ${order}`)
    await build(manySaid(75))

    const changed = await changedBy(manySaid(76))

    expect(changed.filter(file => file.startsWith('one/'))).toEqual(['one/comments.xml', ...pages])
  })

  it('changes with a late reply the page of what is answered, and no other', async () => {
    await build(manySaid(75))

    const changed = await changedBy([...manySaid(75), { id: idOf(99), parent: idOf(13) }])

    expect(changed.filter(file => file.startsWith('one/'))).toEqual([
      'one/comments.xml',
      atPost,
      page(2),
    ])
  })

  it('grows by a page that leaves the addresses of the others as they are', async () => {
    await build(manySaid(80))
    const first = site.page(page(1))

    const changed = await changedBy(manySaid(81))

    // The last one before it now leads to the new one.
    expect(changed.filter(file => file.includes('responses/'))).toEqual([page(6), page(7)])
    expect(site.page(page(1))).toBe(first)
  })

  it('has pages with names of their own, which search engines and the sitemap leave to the post', async () => {
    await build(manySaid(75))

    expect(site.page(page(2))).toContain(
      '<title>Responses to “One &amp; &lt;only&gt;”, page 2 · A site</title>',
    )
    expect(site.page(page(2))).toContain('<meta name="robots" content="noindex">')
    expect(site.page(page(2))).toContain('<link rel="canonical" href="https://site.example/one/">')
    expect(site.page('sitemap.xml')).not.toContain('responses')
  })

  it('has pages that lead to the ones beside them and to the form', async () => {
    await build(manySaid(75))

    expect(site.page(page(5))).toMatch(/rel="prev" href="\/one\/responses\/6\/">Newer responses</)
    expect(site.page(page(5))).toMatch(/rel="next" href="\/one\/responses\/4\/">Older responses</)
    expect(site.page(page(6))).toMatch(/rel="prev" href="\/one\/#conversation">Newer responses</)
    expect(site.page(page(1))).not.toContain('rel="next"')
    expect(site.page(page(1))).toContain('<a href="/one/#reply">Leave a reply</a>')
  })

  it('offers no reply on any page once it is closed', async () => {
    site.write('posts/2026-01-01-one.md', post('One', 'comments: closed'))

    await build(manySaid(75))

    expect(site.page(page(1))).not.toContain('#reply')
  })

  it('has pages that are asked for anew like every other', async () => {
    site.write('posts/2026-01-01-one.md', post('One', 'permalink: /deep/one.html'))
    await build(manySaid(75))

    const rules = readHostingRules(site.output)

    expect(existsSync(join(site.output, 'deep/one/responses/1/index.html'))).toBe(true)
    expect(headersFor(rules, '/deep/one/responses/1/')).toMatchObject({
      'Cache-Control': 'public, max-age=0, must-revalidate',
    })
  })

  it('is linked from its feeds to the page that holds the response', async () => {
    await build([...manySaid(75), { id: idOf(99), parent: idOf(13) }])

    const feeds = ['comments.xml', 'one/comments.xml'].map(site.page)

    for (const feed of feeds) {
      const links = [...feed.matchAll(/href="https:\/\/site\.example\/([^"#]*)#(comment-[^"]+)"/g)]
      expect(links.length).toBeGreaterThan(20)
      for (const [, path, id] of links)
        expect(site.page(`${path}index.html`)).toContain(`id="${id}"`)
    }
    expect(feeds[1]?.match(/<entry/g)).toHaveLength(20)
  })

  it('tells search engines only of responses that its page shows', async () => {
    await build([...manySaid(75), { id: idOf(99), parent: idOf(13) }])

    const [, json = ''] = /ld\+json">(.*?)<\/script>/s.exec(site.page(atPost)) ?? []
    const told: { readonly url: string }[] = JSON.parse(json)['@graph'][0].comment

    expect(told).toHaveLength(idsOn(site.page(atPost)).length)
    for (const { url } of told)
      expect(site.page(atPost)).toContain(`id="${url.replace('https://site.example/one/#', '')}"`)
  })

  it('moves with its post', async () => {
    site.write(
      'posts/2026-01-01-one.md',
      post('One', 'aliases: [/first/, /older/one.html, "/?p=18"]'),
    )
    await build(manySaid(75))

    const rules = readHostingRules(site.output)

    for (const old of ['/first', '/older/one'])
      expect(redirectFor(rules, `${old}/responses/2/`)?.to).toBe('/one/responses/2/')
  })

  it('leaves no address of its pages to a post', async () => {
    site.write('posts/2026-01-03-three.md', post('Three', 'permalink: /one/responses/1/'))

    const [mistake] = await site.mistakes()

    expect(mistake?.code).toBe('reserved-address')
  })
})

describe('the cursor beside the link to more', () => {
  it('comes before everything in the service’s list that the page does not hold', async () => {
    const said = [...manySaid(75), { id: idOf(98), parent: idOf(13) }, { id: idOf(99) }]
    await build(said)

    const [, cursor = ''] = /data-cursor="([^"]+)"/.exec(site.page(atPost)) ?? []

    expect(cursor).toMatch(cursorPattern)
    const held = new Set(idsOn(site.page(atPost)))
    const { comments } = wireThread('one', said)
    const asked = comments.filter(({ createdAt, id }) => `${createdAt}~${id}` < cursor)
    const missing = comments.filter(({ id }) => !held.has(id))
    expect(missing.filter(comment => !asked.includes(comment))).toEqual([])
    expect(comments.length - asked.length).toBe(1)
  })

  it('is not there where the list of the service runs against the order of reading', async () => {
    setting(', order: oldest')

    await build(manySaid(75))

    expect(site.page(atPost)).toContain(
      '<a class="more-responses" rel="next" href="/one/responses/2/">Newer responses</a>',
    )
  })
})
