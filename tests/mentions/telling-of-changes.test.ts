import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linking, notification, open, parse, post, results, startBlog } from './blog.ts'

const friend = 'http://friend.example/'
const other = 'http://friend.example/other'
const file = 'posts/2026-11-19-one.md'

describe('a post that changes', () => {
  it('is told again, once, also where it links to already', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    await blog.publishAndTell()
    blog.folder.write(file, linking('One, mended', friend, other))

    const report = await blog.publishAndTell()

    expect(parse(report).sent.map(({ about, target }) => [about, target])).toEqual([
      ['update', friend],
      ['link', other],
    ])
    expect(await blog.publishAndTell()).toEqual([])
  })

  it('in nothing but its looks is no news', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    await blog.publishAndTell()
    rmSync(blog.folder.output, { recursive: true })

    await blog.folder.build()

    expect(await blog.tell()).toEqual([])
  })

  it('and links no longer is told to whom took the link, and to nobody else', async () => {
    const blog = await startBlog(
      { [file]: linking('One', friend, 'http://silent.example/') },
      { 'silent.example/': { html: 'Hello' } },
    )
    await blog.publishAndTell()
    blog.folder.write(file, post('One'))

    const report = await blog.publishAndTell()

    expect(report).toMatchObject([{ result: 'sent', about: 'deletion', target: friend }])
    expect(blog.notifications()).toEqual([notification('/one/', friend)])
    expect(await blog.publishAndTell()).toEqual([])
  })

  it('in most of very many links is remembered', async () => {
    const linksFrom = (first: number) =>
      Array.from({ length: 120 }, (_, index) => `${friend}${first + index}`)
    const pages = linksFrom(0).map(link => [link.slice('http://'.length), open] as const)
    const blog = await startBlog(
      { [file]: linking('One', ...linksFrom(0)) },
      Object.fromEntries(pages),
    )
    await blog.publishAndTell()
    blog.folder.write(file, linking('One', ...linksFrom(120)))
    blog.places['friend.example/mention'] = { status: 503 }
    await blog.publishAndTell()

    expect(await blog.remembered()).toMatchObject([{ post: 'one' }])
    expect(await blog.tell()).toEqual([])
  })

  it('its address is told under the one that is known', async () => {
    const blog = await startBlog({ [file]: post('One', 'id: one', `<${friend}>`) })
    await blog.publishAndTell()
    const moved = 'id: one\npermalink: /moved/\naliases: [/one/]'
    blog.folder.write(file, post('One', moved, `<${friend}>`))

    expect(await blog.publishAndTell()).toEqual([])

    blog.folder.write(file, post('One, mended', moved, `<${friend}> <${other}>`))
    blog.isDown.now = false
    const report = await blog.publishAndTell({ fetch: async () => new Response('') })

    expect(new Set(report.map(({ source }) => source))).toEqual(
      new Set(['https://site.example/one/']),
    )
  })

  it('is told by pingback no second time, for that knows no changes', async () => {
    const answer = '<methodResponse><params></params></methodResponse>'
    const blog = await startBlog(
      { [file]: linking('One', 'http://old.example/') },
      {
        'old.example/': { headers: { 'x-pingback': '/xmlrpc' } },
        'old.example/xmlrpc': { html: answer, headers: { 'content-type': 'text/xml' } },
      },
    )
    await blog.publishAndTell()
    blog.folder.write(file, linking('One, mended', 'http://old.example/'))

    await blog.publishAndTell()

    expect(blog.notifications()).toEqual([])
  })
})

describe('a post that goes', () => {
  it('is told to whom took its links', async () => {
    const blog = await startBlog({
      [file]: linking('One', friend),
      'posts/2026-11-18-two.md': post('Two'),
    })
    await blog.publishAndTell()
    blog.folder.remove(file)

    expect(await blog.publishAndTell()).toMatchObject([{ result: 'sent', about: 'deletion' }])
    expect(blog.notifications()).toEqual([notification('/one/', friend)])
    expect(await blog.publishAndTell()).toEqual([])
  })

  it('from the content alone is there until the site is built without it', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    await blog.publishAndTell()
    blog.folder.remove(file)

    expect(await blog.tell()).toEqual([])
  })
})

describe('the world', () => {
  const old = 'posts/2026-10-25-old.md'
  const fairlyNew = 'posts/2026-11-19-new.md'

  it('is not told of old posts where nothing is remembered', async () => {
    const blog = await startBlog({
      [old]: linking('Old', friend),
      [fairlyNew]: linking('New', other),
    })

    const first = await blog.publishAndTell()

    expect(results(first)).toEqual([`sent ${other}`, `skipped ${friend}`])
    blog.forgetCache()
    expect(results(await blog.publishAndTell())).toEqual([`sent ${other}`, `skipped ${friend}`])
    expect(await blog.publishAndTell()).toEqual([])
  })

  it('is told of an old post when it changes', async () => {
    const blog = await startBlog({ [old]: linking('Old', friend) })
    await blog.publishAndTell()
    blog.folder.write(old, linking('Old, mended', friend))

    expect(results(await blog.publishAndTell())).toEqual([`sent ${friend}`])
  })

  it('is told of old posts when the owner asks for it', async () => {
    const blog = await startBlog({ [old]: linking('Old', friend) })
    await blog.publishAndTell()

    expect(results(await blog.tell({ all: true }))).toEqual([`sent ${friend}`])
    expect(await blog.tell({ all: true })).toEqual([])
  })

  it('is told of a post that was published some weeks after its date', async () => {
    const blog = await startBlog({ [fairlyNew]: post('New') })
    await blog.publishAndTell()
    blog.folder.write(old, linking('Old', friend))

    expect(results(await blog.publishAndTell())).toEqual([`sent ${friend}`])
  })
})
