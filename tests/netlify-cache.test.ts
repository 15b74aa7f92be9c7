import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onPreBuild, onSuccess } from '../deploy/netlify/cache/index.js'
import type { BuildReport } from '../generator/build-report.ts'
import { createSiteFolder, fingerprintsOf, post, type SiteFolder } from './generator/site-folder.ts'
import { openWireService, type WireService } from './generator/wire-service.ts'
import { idOf } from './generator/wire-threads.ts'

/**
 * `utils.cache` as documented: missing paths are skipped, and what is restored or saved replaces what was there
 * before. https://www.npmjs.com/package/@netlify/cache-utils
 */
function netlifyIn(repository: string, kept: string) {
  const replace = async (from: string, to: string) => {
    if (!existsSync(from) || readdirSync(from).length === 0) return false
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true })
    return true
  }
  const placesOf = (path: string) =>
    [join(kept, basename(path)), resolve(repository, path)] as const
  const restore = (path: string) => {
    const [from, to] = placesOf(path)
    return replace(from, to)
  }
  const save = (path: string) => {
    const [to, from] = placesOf(path)
    return replace(from, to)
  }
  return {
    utils: { cache: { restore, save } },
    constants: { PUBLISH_DIR: join(repository, 'site') },
  }
}

let kept: string
let service: WireService
const checkouts: SiteFolder[] = []

beforeEach(async () => {
  kept = mkdtempSync(join(tmpdir(), 'afterword-kept-'))
  service = await openWireService()
  service.say('one', { id: idOf(1) })
  vi.spyOn(console, 'log').mockReturnValue()
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(() => {
  rmSync(kept, { recursive: true })
  service.close()
  for (const checkout of checkouts.splice(0)) checkout[Symbol.dispose]()
  vi.restoreAllMocks()
})

type Afresh = {
  readonly words?: string
  readonly netlify?: typeof netlifyIn
}

/** A build as Netlify runs it: in a folder where nothing was ever built. */
async function buildAfresh(options: Afresh = {}): Promise<SiteFolder & BuildReport> {
  const { words, netlify = netlifyIn } = options
  const site = createSiteFolder({
    'posts/2026-01-01-one.md': post('One'),
    'posts/2026-01-02-two.md': post('Two', 'description: It stays.', words),
  })
  checkouts.push(site)
  const repository = join(site.content, '..')
  const told = netlify(repository, kept)
  await onPreBuild(told)
  const report = await site.build({
    cache: join(repository, '.cache'),
    comments: { kind: 'service', url: service.url },
    requireComments: true,
  })
  await onSuccess(told)
  return { ...site, ...report }
}

describe('a build on Netlify', () => {
  it('uses the last good copy of the comments while the service is unreachable', async () => {
    await buildAfresh()

    service.close()
    const site = await buildAfresh()

    expect(site.page('one/index.html')).toContain(`comment-${idOf(1)}`)
  })

  it('renders only a part of the site after an edit, and nothing when nothing changed', async () => {
    const first = await buildAfresh({ words: 'Some words.' })
    const second = await buildAfresh({ words: 'Other words.' })
    const third = await buildAfresh({ words: 'Other words.' })

    expect(second.rendered).toBeLessThan(first.rendered / 3)
    expect(second.page('two/index.html')).toContain('Other words.')
    expect(third.rendered).toBe(0)
    expect(fingerprintsOf(third.output)).toEqual(fingerprintsOf(second.output))
  })

  it('completes a partially restored site', async () => {
    const first = await buildAfresh()
    rmSync(join(kept, 'site', 'feed.xml'))

    const second = await buildAfresh()

    expect(fingerprintsOf(second.output)).toEqual(fingerprintsOf(first.output))
  })

  it('saves nothing when it fails', async () => {
    service.close()

    await expect(buildAfresh()).rejects.toThrow(/nothing was published/)

    expect(readdirSync(kept)).toEqual([])
  })

  it('goes on, with warnings, when nothing can be restored or saved, or only a part', async () => {
    const full = async (path: string) => {
      mkdirSync(path)
      writeFileSync(join(path, 'index.html'), '')
      throw new Error('no space left on device')
    }

    const site = await buildAfresh({
      netlify: (repository, kept) => ({
        ...netlifyIn(repository, kept),
        utils: {
          cache: {
            restore: path => full(resolve(repository, path)),
            save: path => full(join(kept, basename(path))),
          },
        },
      }),
    })

    expect(site.page('one/index.html')).toContain(`comment-${idOf(1)}`)
    expect(console.warn).toHaveBeenCalledTimes(4)
    expect(console.log).not.toHaveBeenCalled()
  })

  it('leaves a folder as it is if there is no site to restore', async () => {
    const thesis = join(kept, 'mine/site/thesis.txt')
    mkdirSync(join(kept, 'mine/site'), { recursive: true })
    writeFileSync(thesis, 'ten years of work')

    await onPreBuild(netlifyIn(join(kept, 'mine'), kept))

    expect(existsSync(thesis)).toBe(true)
    expect(console.log).toHaveBeenCalledWith(expect.stringContaining('starts from nothing'))
  })

  it('finds each plug-in in netlify.toml, with its manifest', () => {
    const named = [...readFileSync('netlify.toml', 'utf8').matchAll(/package = "\/([^"]+)"/g)]

    expect(named.map(([, folder]) => folder)).toContain('deploy/netlify/cache')
    for (const [, folder = ''] of named)
      expect(readdirSync(folder).sort()).toEqual(['index.js', 'manifest.yml'])
  })
})
