import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BuildOptions } from '../../../generator/build-options.ts'
import { filesIn } from '../../files-in.ts'
import { createSiteFolder, post, type SiteFolder } from '../site-folder.ts'
import { openWireService, type WireService } from '../wire-service.ts'
import { idOf, manySaid } from '../wire-threads.ts'

let service: WireService
let site: SiteFolder
beforeEach(async () => {
  service = await openWireService()
  site = createSiteFolder({
    'posts/2026-01-01-one.md': post('One'),
    'posts/2026-01-02-two.md': post('Two'),
  })
  service.say('one', { id: idOf(1) }, { id: idOf(2) }, { id: idOf(3) })
  service.say('two', { id: idOf(1) })
})
afterEach(() => {
  service.close()
  site[Symbol.dispose]()
})

const build = (options: Partial<BuildOptions> = {}) =>
  site.build({ comments: { kind: 'service', url: service.url }, ...options })
const held = () => [...site.page('one/index.html').matchAll(/id="comment-comment/g)].length

const kept = (message: string) => ({
  code: 'fewer-comments',
  severity: 'warning',
  file: expect.stringMatching(/posts\/2026-01-01-one\.md$/),
  message: expect.stringContaining(message),
  hint: expect.stringContaining('--accept-fewer-comments'),
})

describe('a build', () => {
  it('removes deleted comments from the site and its caches without a warning', async () => {
    const mentioning = (id: string) =>
      filesIn(join(site.output, '..')).filter(file => readFileSync(file).includes(`Said in ${id}`))
    await build()
    const before = mentioning(idOf(2))

    service.remove('one', idOf(2))
    const { diagnostics } = await build()

    expect(held()).toBe(2)
    expect(diagnostics).toEqual([])
    expect(before).not.toEqual([])
    expect(mentioning(idOf(2))).toEqual([])
  })

  it('keeps the last good copy with a warning if the database of the service is empty', async () => {
    await build()

    service.database = { epoch: 'second', threads: new Map() }
    const { diagnostics, rendered } = await build({ requireComments: true })

    expect(held()).toBe(3)
    expect(rendered).toBe(0)
    expect(diagnostics).toHaveLength(2)
    expect(diagnostics[0]).toMatchObject(
      kept('another database than before, which lacks 3 comments of the 3 here'),
    )
  })

  it.each(['first', 'second'])(
    'keeps the last good copy with a warning if an older backup was restored, with the %s epoch',
    async epoch => {
      const older = service.backup()
      service.say('one', { id: idOf(4) }, { id: idOf(5) })
      await build()

      service.database = { ...older, epoch }
      const { diagnostics } = await build()

      expect(held()).toBe(5)
      expect(diagnostics).toMatchObject([kept('which lacks 2 comments of the 5 here')])
    },
  )

  it('uses the service again once it has all comments of the copy', async () => {
    const older = service.backup()
    service.say('one', { id: idOf(4) })
    await build()
    service.database = { ...older, epoch: 'second' }
    await build()

    service.say('one', { id: idOf(4) }, { id: idOf(5) })
    const { diagnostics } = await build()

    expect(held()).toBe(5)
    expect(diagnostics).toEqual([])
  })

  it('accepts another database that lacks only comments it records as deleted', async () => {
    await build()

    service.remove('one', idOf(2))
    service.database = { ...service.backup(), epoch: 'second' }
    const { diagnostics } = await build()

    expect(held()).toBe(2)
    expect(diagnostics).toEqual([])
  })

  it('keeps comments that vanished from the database without being deleted', async () => {
    await build()

    service.lose('one', idOf(1))
    service.say('one', { id: idOf(4) })
    const { diagnostics } = await build()

    expect(held()).toBe(3)
    expect(diagnostics).toMatchObject([
      kept('an earlier state of its database, which lacks 1 comment of the 3'),
    ])
  })

  it('removes missing comments with acceptFewerComments, and lists them in a notice', async () => {
    await build()

    service.database = { epoch: 'second', threads: new Map() }
    const { diagnostics, notices } = await build({ acceptFewerComments: true })
    const after = await build()

    expect(held()).toBe(0)
    expect(diagnostics).toEqual([])
    expect(notices[0]).toMatch(
      /^from the conversation one go 3 comments: comment00003 by Kim, 2026-01-02; comment00002/,
    )
    expect(after).toMatchObject({ rendered: 0, diagnostics: [], notices: [] })
  })

  it.each([
    ['a truncated answer', (json: string) => json.slice(0, json.length / 2)],
    [
      'a list that is shorter than its count',
      (json: string) => json.replace(/"count":\d+/, '"count":9'),
    ],
  ])('keeps the last good copy for %s', async (_, spoil) => {
    await build()

    service.say('one', { id: idOf(4) })
    service.spoil = spoil
    const { notices } = await build()

    expect(held()).toBe(3)
    expect(notices).toEqual([expect.stringContaining('the pages hold the last good copy')])
  })

  it('gives a notice of a conversation that the manifest of the service does not list yet', async () => {
    service.unlisted = ['one']

    const { notices } = await build()

    expect(notices).toEqual([
      expect.stringContaining('has responses to one, but does not list it yet'),
    ])
  })
})

describe('a conversation of many pages', () => {
  it('is fetched completely once, and then only its changes', async () => {
    service.say('two', ...manySaid(500))
    await build()
    service.sent.length = 0

    service.say('two', { id: idOf(501), createdAt: '2026-01-03T00:00:00.000Z' })
    service.remove('two', idOf(7))
    await build()

    expect(service.sent.toSorted()).toEqual([idOf(7), idOf(501)])
    expect(site.page('two/index.html')).toContain('500 responses')
  })
})
