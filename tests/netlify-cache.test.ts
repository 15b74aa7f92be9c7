import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onPreBuild, onSuccess } from '../deploy/netlify/cache/index.js'
import { createSiteFolder, post, type SiteFolder } from './generator/site-folder.ts'
import { openWireService, type WireService } from './generator/wire-service.ts'
import { idOf } from './generator/wire-threads.ts'

/**
 * `utils.cache` as its documentation says: what is not there is skipped, and what is restored or saved replaces
 * what stands in its place. https://www.npmjs.com/package/@netlify/cache-utils
 */
function netlifyIn(repository: string, kept: string) {
  const replace = async (from: string, to: string) => {
    if (!existsSync(from) || readdirSync(from).length === 0) return false
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true })
    return true
  }
  const restore = (path: string) => replace(join(kept, path), join(repository, path))
  const save = (path: string) => replace(join(repository, path), join(kept, path))
  return { utils: { cache: { restore, save } } }
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

/** A build as Netlify runs it: in a folder where nothing was ever built. */
async function buildAfresh(netlify = netlifyIn): Promise<SiteFolder> {
  const site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
  checkouts.push(site)
  const repository = join(site.content, '..')
  const told = netlify(repository, kept)
  await onPreBuild(told)
  await site.build({
    cache: join(repository, '.cache'),
    comments: { kind: 'service', url: service.url },
    requireComments: true,
  })
  await onSuccess(told)
  return site
}

describe('on Netlify', () => {
  it('a build holds the last good copy of the comments while the service is away', async () => {
    await buildAfresh()

    service.close()
    const site = await buildAfresh()

    expect(site.page('one/index.html')).toContain(`comment-${idOf(1)}`)
  })

  it('what a failed build left is not kept', async () => {
    service.close()

    await expect(buildAfresh()).rejects.toThrow(/nothing was published/)

    expect(readdirSync(kept)).toEqual([])
  })

  it('a build goes on without what cannot be restored or saved', async () => {
    const full = async () => {
      throw new Error('no space left on device')
    }

    const site = await buildAfresh(() => ({ utils: { cache: { restore: full, save: full } } }))

    expect(site.page('one/index.html')).toContain(`comment-${idOf(1)}`)
    expect(console.warn).toHaveBeenCalledTimes(2)
  })

  it('each plug-in that netlify.toml names is there, with a manifest', () => {
    const named = [...readFileSync('netlify.toml', 'utf8').matchAll(/package = "\/([^"]+)"/g)]

    expect(named.map(([, folder]) => folder)).toContain('deploy/netlify/cache')
    for (const [, folder = ''] of named)
      expect(readdirSync(folder).sort()).toEqual(['index.js', 'manifest.yml'])
  })
})
