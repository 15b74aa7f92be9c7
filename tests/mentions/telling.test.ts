import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ContentError } from '../../generator/errors.ts'
import { toLines } from '../../mentions/report.ts'
import {
  day,
  hour,
  linking,
  notification,
  open,
  parse,
  post,
  publish,
  results,
  startBlog,
} from './blog.ts'

const friend = 'http://friend.example/'
const other = 'http://friend.example/other'
const file = 'posts/2026-11-19-one.md'

describe('mentions of a new post', () => {
  it('are sent once', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })

    expect(results(await blog.publishAndTell())).toEqual([`sent ${friend}`])
    expect(blog.notifications()).toEqual([notification('/one/', friend)])

    expect(await blog.publishAndTell()).toEqual([])
    expect(blog.asked).toEqual([])
  })

  it('are sent for external links in its text only, not for responses, mailto links or code', async () => {
    const body = `[own](/two/) [self](https://site.example/two/) <http://friend.example/> [mail](mailto:a@b.example)

\`<a href="http://friend.example/other">\``
    const blog = await startBlog({
      [file]: post('One', '', body),
      'posts/2026-11-19-two.md': post('Two'),
    })
    await blog.folder.build()
    const page = blog.folder.page('one/index.html')
    const response = `<article class="comment h-cite"><div class="words e-content"><a href="${other}">x</a></div></article>`
    writeFileSync(
      `${blog.folder.output}/one/index.html`,
      page.replace('</main>', `${response}</main>`),
    )

    expect(results(await blog.tell())).toEqual([`sent ${friend}`])
  })

  it('are sent once, also beside a link too long to be stored', async () => {
    const playground = `https://play.example/#${'code'.repeat(600)}`
    const blog = await startBlog({ 'posts/2026-11-19-one.md': linking('One', friend, playground) })

    const report = await blog.publishAndTell()
    const again = await blog.tell()

    expect([...results(report), ...results(again)]).toEqual([`sent ${friend}`])
  })

  it('are not sent for drafts or scheduled posts', async () => {
    const blog = await startBlog({
      [file]: post('One', 'draft: true', `<${friend}>`),
      'posts/2026-12-24-two.md': linking('Two', friend),
    })

    expect(await blog.publishAndTell()).toEqual([])
  })

  it('are not sent before the post is online', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    blog.isDown.now = true

    const early = await blog.publishAndTell()
    blog.isDown.now = false

    expect(early).toMatchObject([{ result: 'skipped', why: 'the post is not online yet' }])
    expect(results(await blog.tell())).toEqual([`sent ${friend}`])
  })

  it('are sent by pingback to a site without a webmention endpoint', async () => {
    const answer = `<?xml version="1.0"?><methodResponse><params><param><value><string>Thanks</string></value></param></params></methodResponse>`
    const blog = await startBlog(
      { [file]: linking('One', 'http://old.example/') },
      {
        'old.example/': { headers: { 'x-pingback': 'http://old.example/xmlrpc' } },
        'old.example/xmlrpc': { html: answer, headers: { 'content-type': 'text/xml' } },
      },
    )

    const [told] = parse(await blog.publishAndTell()).sent

    expect(told).toMatchObject({ via: 'pingback', target: 'http://old.example/' })
    expect(blog.notifications()[0]).toContain('<methodName>pingback.ping</methodName>')
    expect(blog.notifications()[0]).toMatch(
      /https:\/\/site\.example\/one\/.*http:\/\/old\.example\//s,
    )
  })

  it('are reported with their results, the time of a retry and a summary', async () => {
    const fault = `<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>33</int></value></member></struct></value></fault></methodResponse>`
    const links = [
      'http://refusing.example/',
      'http://silent.example/',
      'http://away.example/',
      'http://inside.example/',
      'http://old.example/',
    ]
    const blog = await startBlog(
      { [file]: linking('One', friend, ...links) },
      {
        'refusing.example/': open,
        'refusing.example/mention': { status: 400 },
        'silent.example/': { html: 'Hello' },
        'away.example/': { status: 503 },
        'old.example/': { headers: { 'x-pingback': '/xmlrpc' } },
        'old.example/xmlrpc': { html: fault, headers: { 'content-type': 'text/xml' } },
      },
    )

    const report = await blog.publishAndTell()

    expect(results(report)).toEqual([
      'failed http://away.example/',
      'none http://silent.example/',
      'refused http://old.example/',
      'refused http://refusing.example/',
      `sent ${friend}`,
      'skipped http://inside.example/',
    ])
    expect(parse(report).failed[0]?.retryAt).toBe('2026-11-20T13:00:00.000Z')
    expect(toLines(report).at(-1)).toBe(
      '1 sent, 2 refused, 1 without an endpoint, 1 failed, 1 skipped',
    )
  })

  it('are only listed by a dry run, without a request', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    publish(blog.folder)

    expect(results(await blog.tell({ dryRun: true }))).toEqual([`due ${friend}`])
    expect(blog.asked).toEqual([])

    expect(results(await blog.tell())).toEqual([`sent ${friend}`])
  })

  it('wait for the next run when the time limit is reached', async () => {
    const blog = await startBlog({ [file]: linking('One', friend, other) })
    publish(blog.folder)
    const answer = blog.places['friend.example/']
    blog.places['friend.example/'] = () => {
      blog.advance(hour)
      return open
    }

    const report = await blog.tell()
    blog.places['friend.example/'] = answer ?? open

    expect(results(report)).toEqual([`sent ${friend}`, `skipped ${other}`])
    expect(results(await blog.tell())).toEqual([`sent ${other}`])
  })
})

describe('a mention that fails', () => {
  it('is retried by five later runs, then not until the post changes', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    blog.places['friend.example/mention'] = { status: 500 }
    const waits: (string | undefined)[] = []

    let [entry] = await blog.publishAndTell()
    expect(await blog.tell()).toEqual([])
    for (; entry?.retryAt; [entry] = await blog.tell()) {
      waits.push(entry.retryAt)
      blog.advance(8 * day)
    }

    expect(waits).toHaveLength(5)
    expect(entry).toMatchObject({ result: 'failed', why: 'the endpoint answers 500' })
    blog.advance(60 * day)
    expect(await blog.tell()).toEqual([])
    blog.folder.write(file, linking('One, mended', friend))
    blog.places['friend.example/mention'] = { status: 202 }
    expect(results(await blog.publishAndTell())).toEqual([`sent ${friend}`])
  })

  it('waits as long as Retry-After says, and so does every mention to that endpoint', async () => {
    const blog = await startBlog({ [file]: linking('One', friend, other) })
    blog.places['friend.example/mention'] = { status: 429, headers: { 'retry-after': '7200' } }

    const report = await blog.publishAndTell()

    expect(blog.notifications()).toHaveLength(1)
    expect(report.map(({ retryAt }) => retryAt)).toEqual([
      '2026-11-20T14:00:00.000Z',
      '2026-11-20T14:00:00.000Z',
    ])
    blog.places['friend.example/mention'] = { status: 202 }
    blog.advance(hour)
    expect(await blog.tell()).toEqual([])
    blog.advance(hour)
    expect(results(await blog.tell())).toEqual([`sent ${friend}`, `sent ${other}`])
  })
})

describe('sending mentions', () => {
  it('fails for a site with errors in its content', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    publish(blog.folder)
    blog.folder.write('posts/2026-11-19-two.md', 'no front matter')

    await expect(blog.tell()).rejects.toThrow(ContentError)
  })

  it('fails for a site whose URL is on localhost', async () => {
    const blog = await startBlog({ [file]: linking('One', friend) })
    publish(blog.folder)
    blog.folder.write('site.yaml', 'title: A\nurl: http://localhost:8080\nauthor: { name: A }\n')

    await expect(blog.tell()).rejects.toThrow('other sites cannot look at pages there')
  })
})
