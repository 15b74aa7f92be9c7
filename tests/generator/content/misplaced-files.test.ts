import { describe, expect, it } from 'vitest'
import { ContentError } from '../../../generator/errors.ts'
import { createSiteFolder, post } from '../site-folder.ts'

describe('a misplaced Markdown file', () => {
  it('is a warning, and the rest is published', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One'),
      'notes/two.md': post('Two'),
      'three.MDX': 'Words.',
    })

    const { posts, diagnostics } = await site.build()

    expect(posts).toBe(1)
    expect(diagnostics).toMatchObject([
      { severity: 'warning', code: 'misplaced-file', line: 1, column: 1 },
      { severity: 'warning', code: 'misplaced-file', line: 1, column: 1 },
    ])
    expect(site.page('one/index.html')).toContain('One')
  })

  it('is reported in every build, also along with errors', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One'), 'two.md': 'Words.' })
    await site.build()
    const again = await site.mistakes()
    site.write('posts/2026-01-01-one.md', post('One', 'tag: a'))

    const failing = site.build()

    expect(again.map(({ code }) => code)).toEqual(['misplaced-file'])
    await expect(failing).rejects.toThrow('1 mistake and 1 warning in the content')
    await expect(failing).rejects.toBeInstanceOf(ContentError)
  })

  it('is reported once with --keep-going', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', 'tag: a'),
      'posts/2026-01-02-two.md': post('Two', '', '[one](2026-01-01-one.md)'),
      'three.md': 'Words.',
    })

    const { diagnostics } = await site.build({ keepGoing: true })

    expect(diagnostics.map(({ code }) => code)).toEqual([
      'unknown-key',
      'link-to-unpublished',
      'misplaced-file',
    ])
  })

  it.each([
    'posts/2026-01-01-one.markdown',
    'posts/deep/one.MD',
    'pages/one.mdx',
    'posts/2026-01-01-one.md.txt',
  ])('stops the build if it was clearly meant to be a post or page: %s', async file => {
    using site = createSiteFolder({ [file]: post('One') })

    expect(await site.mistakes()).toMatchObject([
      { severity: 'error', code: 'misplaced-file', hint: 'Rename it so that it ends in ".md".' },
    ])
  })

  it.each(['posts', 'pages'])('stops the build if it is in place of the folder %s', async name => {
    using site = createSiteFolder({ [name]: '../texts' })

    expect(await site.mistakes()).toMatchObject([
      {
        severity: 'error',
        code: 'misplaced-file',
        message: 'is a file, but should be a folder',
      },
    ])
  })

  it('is ignored if it is hidden', async () => {
    using site = createSiteFolder({ '.two.md': 'Words.', 'posts/.ideas/three.markdown': 'Words.' })

    expect(await site.mistakes()).toEqual([])
  })
})
