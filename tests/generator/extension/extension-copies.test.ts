import { existsSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { post } from '../site-folder.ts'
import { configuration, createExtendedSite, openBuildThread } from './extension-site.ts'

const thread = openBuildThread()

describe('a passthrough copy', () => {
  it.each(['content', '.git', 'sites'])(
    'of %s is rejected, because that is not for readers',
    async folder => {
      using site = createExtendedSite(
        {
          '.git/config': 'x',
          'sites/second/site.yaml': 'title: Second',
          'sites/second/posts/2026-01-01-one.md': post('One', 'draft: true'),
          'eleventy.config.ts': configuration(`configure.addPassthroughCopy('${folder}')`),
        },
        { 'posts/2026-01-01-one.md': post('One', 'draft: true') },
      )

      expect((await thread.mistakesOf(site)).join()).toMatch(
        /addPassthroughCopy: .* is not for readers/,
      )
      expect(existsSync(site.output)).toBe(false)
    },
  )

  it('of a symbolic link is rejected, because that could publish any file of the machine', async () => {
    using site = createExtendedSite({
      'static/a.txt': 'a',
      'eleventy.config.ts': configuration("configure.addPassthroughCopy({ static: '/' })"),
    })
    symlinkSync('/etc/hostname', join(site.project, 'static/name.txt'))

    expect((await thread.mistakesOf(site)).join()).toContain(
      'static/name.txt is not a file of the project',
    )
    expect(existsSync(site.output)).toBe(false)
  })
})
