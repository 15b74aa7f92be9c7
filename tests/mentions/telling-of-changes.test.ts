import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linking, notification, open, parse, post, results, startBlog } from './blog.ts'

const friend = 'http://friend.example/'
const other = 'http://friend.example/other'
const file = 'posts/2026-11-19-one.md'

describe('a changed post', () => {
  it('sends an update to its old link targets and a mention to new ones, once', async () => {
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

  it('sends nothing when only its layout changed', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    await blog.publishAndTell()
    rmSync(blog.folder.output, { recursive: true })

    await blog.folder.build()

    expect(await blog.tell()).toEqual([])
  })

  it('sends a deletion for a removed link only to a target that accepted it', async () => {
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

  it('stays recorded when all of its 120 links change and the endpoint fails', async () => {
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

  it('keeps its first address as the source after its permalink changes', async () => {
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

  it('sends no second pingback, since pingback has no updates', async () => {
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

describe('a removed post', () => {
  it('sends a deletion to the targets of its links, once', async () => {
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

  it('sends nothing until the site is built without it', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    await blog.publishAndTell()
    blog.folder.remove(file)

    expect(await blog.tell()).toEqual([])
  })
})

describe('an old post', () => {
  const old = 'posts/2026-10-25-old.md'
  const fairlyNew = 'posts/2026-11-19-new.md'

  it('is skipped without a cache, while a newer post is sent', async () => {
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

  it('is sent when it changes', async () => {
    const blog = await startBlog({ [old]: linking('Old', friend) })
    await blog.publishAndTell()
    blog.folder.write(old, linking('Old, mended', friend))

    expect(results(await blog.publishAndTell())).toEqual([`sent ${friend}`])
  })

  it('is sent with --all, once', async () => {
    const blog = await startBlog({ [old]: linking('Old', friend) })
    await blog.publishAndTell()

    expect(results(await blog.tell({ all: true }))).toEqual([`sent ${friend}`])
    expect(await blog.tell({ all: true })).toEqual([])
  })

  it('is sent when it is published long after its date', async () => {
    const blog = await startBlog({ [fairlyNew]: post('New') })
    await blog.publishAndTell()
    blog.folder.write(old, linking('Old', friend))

    expect(results(await blog.publishAndTell())).toEqual([`sent ${friend}`])
  })
})
