import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fingerprintsOf, post } from '../site-folder.ts'
import {
  configuration,
  createExtendedSite,
  openBuildThread,
  withAccents,
} from './extension-site.ts'

const thread = openBuildThread()

describe('a text or page that cannot be rendered', () => {
  const failing = configuration(
    "configure.amendLibrary('md', markdown => { markdown.renderer.rules['em_open'] = () => { throw new Error('no accents') } })",
  )
  const unparsed = configuration(
    "configure.amendLibrary('md', markdown => { markdown.inline.ruler.before('emphasis', 'star', state => { if (state.src[state.pos] === '*') throw new Error('no stars'); return false }) })",
  )

  it.each([
    ['renders', failing, 'no accents'],
    ['parses', unparsed, 'no stars'],
  ])(
    'is reported for every post, with its line, if a plug-in fails when it %s',
    async (_, config, reason) => {
      using site = createExtendedSite({ 'eleventy.config.ts': config }, withAccents)

      const found = await thread.mistakesOf(site)

      expect(found.map(text => text.split('\n')[0])).toEqual([
        'content/posts/2026-01-02-two.md:8:1 render-failed this text could not be rendered',
        'content/posts/2026-01-03-three.md:6:1 render-failed this text could not be rendered',
      ])
      expect(found[0]).toContain(`${reason} (eleventy.config.ts:3:`)
      expect(existsSync(site.output)).toBe(false)
    },
  )

  it('is left out with --keep-going', async () => {
    using site = createExtendedSite({}, withAccents)
    await thread.build(site)
    site.put('eleventy.config.ts', failing)

    const { posts, diagnostics } = await thread.build(site, { keepGoing: true })

    expect(posts).toBe(1)
    expect(diagnostics.map(({ code }) => code)).toEqual(['render-failed', 'render-failed'])
    expect(existsSync(join(site.output, 'two'))).toBe(false)
    expect(site.page('index.html')).not.toContain('Two')
    const clean = join(site.project, 'clean')
    await thread.build(site, { keepGoing: true, output: clean, useCache: false })
    expect(fingerprintsOf(site.output)).toEqual(fingerprintsOf(clean))
  })

  it('is left out when a restored site is built in place with --keep-going', async () => {
    using site = createExtendedSite(
      { 'eleventy.config.ts': failing },
      { 'posts/2026-01-01-one.md': post('One'), 'posts/2026-01-02-two.md': post('Two') },
    )
    await thread.build(site)
    cpSync(site.output, join(site.project, 'kept'), { recursive: true })
    rmSync(site.output, { recursive: true })
    renameSync(join(site.project, 'kept'), site.output)
    site.write('posts/2026-01-02-two.md', post('Two', '', '*an accent*'))

    const { posts } = await thread.build(site, { keepGoing: true, inPlace: true })

    expect(posts).toBe(1)
    const clean = join(site.project, 'clean')
    await thread.build(site, { keepGoing: true, output: clean, useCache: false })
    expect(fingerprintsOf(site.output)).toEqual(fingerprintsOf(clean))
  })

  it('is reported if a transform returns nothing, and the published site stays', async () => {
    using site = createExtendedSite({}, withAccents)
    await thread.build(site)
    const before = fingerprintsOf(site.output)
    site.put('eleventy.config.ts', configuration("configure.addTransform('t', () => undefined)"))

    const found = await thread.mistakesOf(site)

    expect(found.join('\n')).toContain('the transform "t" gave back nothing instead of the page')
    expect(fingerprintsOf(site.output)).toEqual(before)
  })

  it('is reported if a transform fails on it, but not for other pages', async () => {
    using site = createExtendedSite(
      {
        'eleventy.config.ts': configuration(
          "configure.addTransform('t', content => { if (/accent|archive/.test(content)) throw new Error('odd'); return content })",
        ),
      },
      {
        'posts/2026-01-01-one.md': post('One', '', 'So.'),
        'posts/2026-01-02-two.md': post('Two', 'description: x', 'An accent.'),
      },
    )

    const found = await thread.mistakesOf(site)

    expect(found.join('\n')).toContain(
      'content/posts/2026-01-02-two.md:1:1 render-failed the page /two/index.html could not be rendered\nodd (eleventy.config.ts:3:',
    )
    expect(found.join('\n')).not.toContain('/one/index.html')
  })
})
