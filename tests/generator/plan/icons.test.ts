import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, fingerprintsOf, post } from '../site-folder.ts'

describe('the icons', () => {
  it('all exist that the manifest and the pages link', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })

    await site.build()

    const manifest = JSON.parse(site.page('manifest.webmanifest'))
    const linked = [...site.page('index.html').matchAll(/rel="[a-z-]*icon" href="([^"]+)"/g)]
    const urls = [
      ...manifest.icons.map((icon: { src: string }) => icon.src),
      ...linked.map(m => m[1]),
    ]
    expect(manifest).toMatchObject({ name: 'A site', short_name: 'A site', start_url: '/' })
    expect(urls).toHaveLength(7)
    for (const url of urls) expect(existsSync(join(site.output, url))).toBe(true)
  })

  it('are only the owner’s where there is one beside site.yaml', async () => {
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    using site = createSiteFolder({ 'favicon.svg': drawing })

    await site.build()

    const { icons } = JSON.parse(site.page('manifest.webmanifest'))
    expect(icons).toHaveLength(1)
    expect(readFileSync(join(site.output, icons[0].src), 'utf8')).toBe(drawing)
    expect(existsSync(join(site.output, 'favicon.ico'))).toBe(false)
    expect(site.page('index.html')).not.toContain('favicon.ico')
  })

  it('change the pages that link them, with the same result as a clean build', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    await site.build()
    site.write('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')

    await site.build()

    const grown = fingerprintsOf(site.output)
    await site.build({ useCache: false })
    expect(fingerprintsOf(site.output)).toEqual(grown)
    expect(site.page('one/index.html')).not.toContain('favicon.ico')
  })
})
