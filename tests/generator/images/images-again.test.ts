import { readdirSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cameraPhoto, cutOut, photo } from '../images-made.ts'
import { fingerprintsOf, post } from '../site-folder.ts'
import { cacheOf, imagesOf, namesOf, one, showing, siteWith } from './images-site.ts'

describe('the processing of images in a rebuild', () => {
  it('happens only for new images', async () => {
    using site = siteWith({
      [one]: showing('![A](a.jpg)'),
      'posts/a.jpg': await photo(300, 200).jpeg().toBuffer(),
    })
    const told = async () => {
      const steps: string[] = []
      await site.build({ tell: step => steps.push(step) })
      return steps.filter(step => /^images \d/.test(step))
    }

    const first = await told()
    const second = await told()
    site.write('posts/b.jpg', await photo(200, 300).jpeg().toBuffer())
    site.write(one, showing('![A](a.jpg) ![B](b.jpg)'))
    const third = await told()

    expect(first).toEqual(['images 1 of 1'])
    expect(second).toEqual([])
    expect(third).toEqual(['images 1 of 1'])
    expect(namesOf(site)).toHaveLength(6)
  })

  it('is skipped when only the image cache was kept, as on a new build machine', async () => {
    using site = siteWith({
      [one]: showing('![A](a.jpg)'),
      'posts/a.jpg': await photo(300, 200).jpeg().toBuffer(),
    })
    await site.build()

    const steps: string[] = []
    const elsewhere = join(site.content, '..', 'elsewhere')
    await site.build({ output: elsewhere, useCache: false, tell: step => steps.push(step) })

    expect(steps.filter(step => /^images \d/.test(step))).toEqual([])
    expect(fingerprintsOf(elsewhere)).toEqual(fingerprintsOf(site.output))
  })

  it('ignores empty files that a killed build left in the cache, and removes them after a day', async () => {
    using site = siteWith({
      [one]: showing('![A](a.jpg)'),
      'posts/a.jpg': await photo(300, 200).jpeg().toBuffer(),
    })
    await site.build()
    const whole = readdirSync(cacheOf(site))
    const ids = ['00000000-0000-4000-8000-000000000000', 'ffffffff-0000-4000-8000-000000000000']
    for (const name of whole)
      for (const id of ids) {
        const left = join(cacheOf(site), `${name.slice(0, name.indexOf('~'))}~${id}`)
        writeFileSync(left, '')
        utimesSync(left, 0, 0)
      }

    const steps: string[] = []
    await site.build({ useCache: false, tell: step => steps.push(step) })

    expect(steps.filter(step => /^images \d/.test(step))).toEqual([])
    expect(readdirSync(cacheOf(site)).toSorted()).toEqual(whole.toSorted())
  })

  it('replaces corrupted files of the cache', async () => {
    using site = siteWith({
      [one]: showing('![A](a.jpg)'),
      'posts/a.jpg': await photo(300, 200).jpeg().toBuffer(),
    })
    await site.build()
    const before = fingerprintsOf(site.output)
    const [first = '', second = ''] = readdirSync(cacheOf(site))
    truncateSync(join(cacheOf(site), first), 10)
    writeFileSync(join(cacheOf(site), second), 'other bytes')

    const elsewhere = join(site.content, '..', 'elsewhere')
    await site.build({ output: elsewhere, useCache: false })

    expect(fingerprintsOf(elsewhere)).toEqual(before)
  })

  it('removes files of the cache that no build used for two months, and no others', async () => {
    using site = siteWith({
      [one]: showing('![A](a.jpg)'),
      'posts/a.jpg': await photo(300, 200).jpeg().toBuffer(),
    })
    await site.build()
    const kept = readdirSync(cacheOf(site))
    writeFileSync(join(cacheOf(site), 'stranger.png~0'), 'unwanted')
    writeFileSync(join(cacheOf(site), 'newcomer.png~0'), 'of a build beside this one')
    const longAgo = Date.now() / 1_000 - 61 * 24 * 60 * 60
    for (const name of [...kept, 'stranger.png~0'])
      utimesSync(join(cacheOf(site), name), longAgo, longAgo)

    site.write('posts/b.jpg', await photo(200, 300).jpeg().toBuffer())
    site.write(one, showing('![A](a.jpg) ![B](b.jpg)'))
    await site.build()

    const now = readdirSync(cacheOf(site))
    expect(now).toEqual(expect.arrayContaining([...kept, 'newcomer.png~0']))
    expect(now).not.toContain('stranger.png~0')
  })

  it('removes the variants of an image that was removed', async () => {
    using site = siteWith({
      [one]: showing('![A](a.jpg)'),
      'posts/a.jpg': await photo(300, 200).jpeg().toBuffer(),
    })
    await site.build()

    site.remove('posts/a.jpg')
    site.write(one, showing('Words.'))
    await site.build()

    expect(imagesOf(site)).toEqual([])
  })

  it('equals a clean build byte for byte, after edits of texts and images', async () => {
    using site = siteWith({
      [one]: showing('![A](a.jpg)'),
      'posts/2026-01-02-two.md': post('Two', 'image: a.jpg\nimageAlt: A', '[a](a.jpg)'),
      'posts/a.jpg': await photo(600, 400).jpeg().toBuffer(),
    })
    await site.build()
    site.write('posts/2026-01-02-two.md', post('Two', '', '![A](a.jpg)'))
    await site.build()
    site.write('posts/a.jpg', await cameraPhoto(500, 400))
    await site.build()

    const clean = join(site.content, '..', 'clean')
    const cache = join(site.content, '..', 'other-cache')
    await site.build({ output: clean, cache, useCache: false })

    expect(fingerprintsOf(site.output)).toEqual(fingerprintsOf(clean))
  })

  it('may run in two builds at once', async () => {
    using site = siteWith({
      [one]: showing('![A](a.jpg) ![B](b.png)'),
      'posts/a.jpg': await photo(600, 400).jpeg().toBuffer(),
      'posts/b.png': await cutOut(),
    })
    const beside = (name: string) => join(site.content, '..', name)

    await Promise.all([
      site.build({ output: beside('left') }),
      site.build({ output: beside('right') }),
    ])

    expect(fingerprintsOf(beside('left'))).toEqual(fingerprintsOf(beside('right')))
    expect(new Set(readdirSync(cacheOf(site)).map(name => name.split('~')[0])).size).toBe(
      readdirSync(cacheOf(site)).length,
    )
  })
})
