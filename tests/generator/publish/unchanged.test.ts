import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BuildOptions } from '../../../generator/build-options.ts'
import {
  createSiteFolder,
  fingerprintsOf,
  plainSite,
  post,
  type SiteFolder,
} from '../site-folder.ts'
import { idOf, wireThread } from '../wire-threads.ts'

let site: SiteFolder

beforeEach(async () => {
  // What was written a moment ago is read once more: this is an hour later.
  const later = Date.now() + 3_600_000
  vi.spyOn(Date, 'now').mockReturnValue(later)
  site = createSiteFolder({
    'site.yaml': `${plainSite}socialCards: none\nsecurity:\n  contact: mailto:ada@site.example\n  expires: 2026-12-30\n`,
    'posts/2026-01-01-one.md': post('One', 'comments: { closeAfter: 330 days }'),
    'posts/2026-01-02-two.md': post('Two', 'expires: 2026-12-10', '[Notes](notes.txt)'),
    'posts/2026-12-24-three.md': post('Three'),
    'posts/notes.txt': 'Notes.',
  })
  say(1)
  await site.build(withComments)
})
afterEach(() => {
  site[Symbol.dispose]()
  vi.restoreAllMocks()
})

const commentsFile = () => join(site.content, '..', 'comments.json')

function say(number: number): void {
  const threads = [wireThread('one', [{ id: idOf(number) }])]
  writeFileSync(commentsFile(), JSON.stringify({ threads }))
}

const withComments: Partial<BuildOptions> = {
  get comments() {
    return { kind: 'file', path: commentsFile() } as const
  },
}

function at(moment: string): Partial<BuildOptions> {
  return { ...withComments, now: Date.parse(moment) }
}

const planned = ({ timings }: { readonly timings: object }) => 'plan' in timings

/** The hashes of a build of the same content with an empty cache. */
async function cleanlyBuilt(options: Partial<BuildOptions>): Promise<object> {
  const output = join(site.content, '../clean')
  await site.build({ ...options, output, useCache: false })
  return fingerprintsOf(output)
}

describe('a build without changes', () => {
  it('reports the same as the last build and plans nothing', async () => {
    const first = await site.build({ ...withComments, useCache: false })

    const again = await site.build(withComments)

    expect(planned(again)).toBe(false)
    const { rendered: _rendered, timings: _timings, ...said } = first
    expect(again).toMatchObject({ ...said, rendered: 0 })
  })

  it('repeats its warnings', async () => {
    site.write('site.yaml', `${plainSite}navigation:\n  - { title: A, url: /abuot/ }\n`)
    const first = await site.build(withComments)

    const again = await site.build(withComments)

    expect(first.diagnostics).toHaveLength(1)
    expect(again.diagnostics).toEqual(first.diagnostics)
  })

  it('plans nothing until the next instant at which something changes', async () => {
    expect(planned(await site.build(at('2026-11-26T22:59:59Z')))).toBe(false)
  })
})

describe('a build after something changed', () => {
  const changes: Readonly<Record<string, () => Partial<BuildOptions>>> = {
    'a text': () => change('posts/2026-01-01-one.md', post('One', '', 'Other words.')),
    'a file beside the texts': () => change('posts/notes.txt', 'Others.'),
    'a new post': () => change('posts/2026-01-03-four.md', post('Four')),
    'the settings': () => change('site.yaml', plainSite.replace('About', 'Of')),
    'a published page that was overwritten': () => spoil('one/index.html', 'Mine.'),
    'a foreign file among the published ones': () => spoil('stranger.html', 'Mine.'),
    'a published page that was removed': () => {
      rmSync(join(site.output, 'one/index.html'))
      return withComments
    },
    'the comments': () => {
      say(2)
      return withComments
    },
    'an option of the command': () => ({ ...withComments, baseUrl: 'https://other.example' }),
    'the moment at which a conversation closes': () => at('2026-11-26T23:00:00Z'),
    'the moment at which a post disappears': () => at('2026-12-09T23:00:00Z'),
    'the moment at which a post appears': () => at('2026-12-23T23:00:00Z'),
    'the moment at which the security contact expires': () => at('2026-12-30T00:00:00Z'),
    'a clock that was set back': () => at('2026-11-20T11:59:59Z'),
  }

  function change(file: string, text: string): Partial<BuildOptions> {
    site.write(file, text)
    return withComments
  }

  function spoil(output: string, text: string): Partial<BuildOptions> {
    writeFileSync(join(site.output, output), text)
    return withComments
  }

  it.each(Object.entries(changes))('plans again and equals a clean build: %s', async (_, make) => {
    const options = make()

    const report = await site.build(options)

    expect(planned(report)).toBe(true)
    expect(fingerprintsOf(site.output)).toEqual(await cleanlyBuilt(options))
  })
})
