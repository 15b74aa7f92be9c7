import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { UsageError } from '../../../generator/errors.ts'
import { outputFolder } from '../../../generator/publish/output-folder.ts'
import { filesIn } from '../../files-in.ts'
import { createSiteFolder, fingerprintsOf, post } from '../site-folder.ts'

describe('publishing', () => {
  it('refuses to replace a folder that holds other files, or the content folder', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    mkdirSync(site.output)
    writeFileSync(join(site.output, 'thesis.txt'), 'ten years of work')

    await expect(site.build()).rejects.toThrow(UsageError)
    await expect(site.build({ output: site.content })).rejects.toThrow(/is in the content folder/)
    const below = join(site.content, 'site')
    await expect(site.build({ output: below })).rejects.toThrow(/is in the content folder/)

    expect(readFileSync(join(site.output, 'thesis.txt'), 'utf8')).toBe('ten years of work')
  })

  it('refuses an output that is a file, or the folder of the cache', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const beside = join(site.content, '..')
    writeFileSync(join(beside, 'file'), '')

    await expect(site.build({ output: join(beside, 'file') })).rejects.toThrow(/is a file/)
    await expect(site.build({ output: join(beside, 'cache') })).rejects.toThrow(
      /contains your own files/,
    )
  })

  // macOS has no such names.
  it.skipIf(process.platform === 'darwin').each([false, true])(
    'removes foreign files whose names are not UTF-8, in place: %s',
    async inPlace => {
      using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
      await site.build({ inPlace })
      const within = (name: string) =>
        Buffer.concat([Buffer.from(`${site.output}/`), Buffer.from(name, 'latin1')])
      mkdirSync(within('d\xff'))
      writeFileSync(within('d\xff/caf\xe9'), '')
      writeFileSync(within('caf\xe9.html'), '')

      const lost = []
      for (const words of ['Two', 'Three', 'Four']) {
        site.write('posts/2026-01-01-one.md', post('One', '', words))
        await site.build({ inPlace })
        lost.push(...readdirSync(site.output).filter(name => name.includes('\uFFFD')))
      }

      expect(lost).toEqual([])
    },
  )

  it('writes to the target of a symbolic link, and keeps the link', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const [link, folder] = ['link', 'folder'].map(name => join(site.content, '..', name))
    mkdirSync(folder ?? '')
    symlinkSync(folder ?? '', link ?? '')

    await site.build({ output: link ?? '' })

    expect(lstatSync(link ?? '').isSymbolicLink()).toBe(true)
    expect(existsSync(join(folder ?? '', 'one', 'index.html'))).toBe(true)
  })

  it('fails when a symbolic link leads to a missing folder, as on an unmounted disk', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const link = join(site.content, '..', 'link')
    symlinkSync('/mnt/away/site', link)

    await expect(site.build({ output: link })).rejects.toThrow(
      /link is a link to \/mnt\/away\/site, which is not there; create that folder/,
    )
  })

  it('fails, without an endless loop, when no folder can be created', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const link = join(site.content, '..', 'disk')
    symlinkSync(join(site.content, '..', 'taken away'), link)

    for (const place of [join(link, 'blog', 'site'), '/proc/blog/site'])
      await expect(site.build({ output: place })).rejects.toThrow(
        /: no folder can be created there/,
      )
  })

  it('keeps no copy of a text that was removed from the site', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One', '', 'Canary.') })
    await site.build()
    site.write('posts/2026-01-02-two.md', post('Two'))
    await site.build()
    site.write('posts/2026-01-01-one.md', post('One'))

    await site.build()

    const { previous } = outputFolder(site.output)
    const kept = filesIn(previous).filter(file => readFileSync(file, 'utf8').includes('Canary'))
    expect([existsSync(previous), kept]).toEqual([true, []])
  })

  it('restores the old site after a build that was killed between its two renames', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    await site.build()
    const published = fingerprintsOf(site.output)
    renameSync(site.output, join(site.output, '..', '.site.leaving'))
    mkdirSync(join(site.output, '..', '.site.staging'))

    const report = await site.build()

    expect(report.rendered).toBe(0)
    expect(fingerprintsOf(site.output)).toEqual(published)
  })
})
