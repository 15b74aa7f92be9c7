import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BuildReport } from '../../../generator/build-report.ts'
import { hashOf } from '../../../generator/hash-of.ts'
import { filesIn } from '../../files-in.ts'
import { listenOnLoopback } from '../../listen-on-loopback.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'

/** A comment service at the wire: whole threads of one comment each, by id. */
type Service = {
  readonly url: string
  epoch: string
  threads: Record<string, { readonly version: number; readonly words: string }>
  /** Threads that its manifest does not list, although it has them. */
  unlisted: string[]
  answersGarbage: boolean
  readonly asked: string[]
  close(): void
}

async function openService(): Promise<Service> {
  const server = createServer((request, response) => {
    // The base path may be a number.
    const path = request.url?.replace(/^\/\d+/, '') ?? ''
    service.asked.push(path)
    const body = answer(service, path)
    response.writeHead(body === null ? 404 : 200, { 'content-type': 'application/json' })
    response.end(service.answersGarbage ? '<html>502</html>' : JSON.stringify(body))
  })
  const url = await listenOnLoopback(server)
  const service: Service = {
    url,
    epoch: 'first',
    threads: {},
    unlisted: [],
    answersGarbage: false,
    asked: [],
    close: () => server.close(),
  }
  return service
}

function answer({ epoch, threads, unlisted }: Service, path: string): object | null {
  if (path === '/api/threads') {
    const versions = Object.entries(threads).map(([id, { version }]) => [id, version] as const)
    return {
      epoch,
      versions: Object.fromEntries(versions.filter(([id]) => !unlisted.includes(id))),
      unlisted: Object.fromEntries(
        versions.map(([id, version]) => [
          createHash('sha256').update(id).digest('base64url'),
          version,
        ]),
      ),
    }
  }
  const id = decodeURIComponent(/^\/api\/threads\/([^/]+)\/comments/.exec(path)?.[1] ?? '')
  const thread = threads[id]
  if (thread === undefined || unlisted.includes(id)) return null
  const author = { name: 'Ada', url: null, avatar: '1-1', isOwner: false, latestPost: null }
  const dates = { createdAt: '2026-01-02T10:00:00.000Z', editedAt: null }
  const comment = {
    id: 'comment001',
    parent: null,
    author,
    html: `<p>${thread.words}</p>`,
    ...dates,
    status: 'approved',
  }
  return {
    thread: id,
    epoch,
    count: 1,
    version: thread.version,
    open: true,
    comments: [comment],
    mentions: [],
    next: null,
  }
}

let service: Service
let site: SiteFolder
beforeEach(async () => {
  service = await openService()
  site = createSiteFolder({
    'posts/2026-01-01-one.md': post('One', 'tags: [Bread]'),
    'posts/2026-01-02-two.md': post('Two'),
  })
})
afterEach(() => {
  service.close()
  site[Symbol.dispose]()
})

const build = (url = service.url): Promise<BuildReport> =>
  site.build({ comments: { kind: 'service', url } })

/** Files that contain these words: in the site, beside it and in the cache. */
function filesWith(words: string): string[] {
  return filesIn(join(site.output, '..')).filter(file => readFileSync(file).includes(words))
}

describe('approved comments', () => {
  it('are in the page of their post, and counted on the home page and the page of its tag', async () => {
    service.threads = { one: { version: 3, words: 'Well said.' } }

    await build()

    expect(site.page('one/index.html')).toContain('<p>Well said.</p>')
    expect(site.page('one/index.html')).toContain('data-version="3"')
    for (const list of ['index.html', 'tags/bread/index.html'])
      expect(site.page(list)).toContain('1 response')
  })

  it('are fetched again only for threads that changed, and only pages that show them are rendered', async () => {
    service.threads = { one: { version: 1, words: 'Old.' }, two: { version: 1, words: 'Kept.' } }
    await build()
    service.asked.length = 0

    service.threads = { one: { version: 2, words: 'New.' }, two: { version: 1, words: 'Kept.' } }
    const report = await build()

    expect(service.asked).toEqual(['/api/threads', '/api/threads/one/comments?since=1&epoch=first'])
    // The page, the feed of its responses, and that of all responses.
    expect(report.rendered).toBe(3)
    expect(site.page('one/index.html')).toContain('New.')
  })

  it('are in no output or cache file after their text changed and the site was built', async () => {
    service.threads = { one: { version: 1, words: 'Mine.' } }
    await build()
    await site.build()
    await build()
    expect(filesWith('Mine.')).not.toEqual([])

    service.threads = { one: { version: 2, words: 'Taken back.' } }
    await build()

    expect(filesWith('Mine.')).toEqual([])
    expect(filesWith('Taken back.')).not.toEqual([])
  })

  it('are fetched again from another database, even if its versions are the same', async () => {
    service.threads = { one: { version: 1, words: 'Of the old database.' } }
    await build()

    service.epoch = 'second'
    service.threads = { one: { version: 1, words: 'Of the new database.' } }
    await build()

    expect(site.page('one/index.html')).toContain('Of the new database.')
  })

  it('stay as they were while the service does not answer, with a notice', async () => {
    service.threads = { one: { version: 1, words: 'Well said.' } }
    await build()
    service.close()

    site.write('posts/2026-01-01-one.md', post('One', '', 'Edited.'))
    const { notices } = await build()

    expect(site.page('one/index.html')).toContain('Well said.')
    expect(notices).toEqual([
      expect.stringMatching(/gave no answer \(.+\): the pages hold the last good copy, 1 comment$/),
    ])
  })

  it('stay as they were if the answer is not JSON', async () => {
    service.threads = { one: { version: 1, words: 'Well said.' } }
    await build()

    service.answersGarbage = true
    const { notices } = await build()

    expect(site.page('one/index.html')).toContain('Well said.')
    expect(notices).toEqual([expect.stringContaining('gave no answer (what it sent is not JSON)')])
  })

  it('stay as they were if the hash in the name of their cache file is all digits', async () => {
    // The unfinished file of a killed build is named by a process id, which is all digits, too.
    let number = 0
    while (!/^\d+$/.test(hashOf(`${service.url}/${number}`))) number += 1
    service.threads = { one: { version: 1, words: 'Well said.' } }
    await build(`${service.url}/${number}`)

    service.answersGarbage = true
    await build(`${service.url}/${number}`)

    expect(site.page('one/index.html')).toContain('Well said.')
  })

  it('are not fetched if no post has a conversation', async () => {
    using quiet = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', 'comments: none') })

    const { notices } = await quiet.build({ comments: { kind: 'service', url: service.url } })

    expect(service.asked).toEqual([])
    expect(notices).toEqual([])
  })

  it('of one service never replace those of another', async () => {
    service.threads = { one: { version: 1, words: 'Said elsewhere.' } }
    await build()

    const { notices } = await build('http://127.0.0.1:1')

    expect(site.page('one/index.html')).not.toContain('Said elsewhere.')
    expect(notices[0]).toContain('THE PAGES ARE BUILT WITHOUT COMMENTS')
  })

  it('return in the first build with their post, even if the service does not list the thread yet', async () => {
    service.threads = { one: { version: 1, words: 'Well said.' } }
    await build()
    site.write('posts/2026-01-01-one.md', post('One', 'draft: true'))
    await build()

    service.unlisted = ['one']
    site.write('posts/2026-01-01-one.md', post('One'))
    await build()

    expect(site.page('one/index.html')).toContain('Well said.')
  })

  it('stop the build if they are required and not available, and the site stays as it was', async () => {
    await site.build()
    const before = site.page('one/index.html')
    site.write('posts/2026-01-01-one.md', post('One', '', 'Edited.'))

    const failing = site.build({
      comments: { kind: 'service', url: 'http://127.0.0.1:1' },
      requireComments: true,
    })

    await expect(failing).rejects.toThrow(
      /gave no answer .* there is no earlier copy: nothing was published/,
    )
    expect(site.page('one/index.html')).toBe(before)
  })
})
