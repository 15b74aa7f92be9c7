import { describe, expect, it } from 'vitest'
import { post } from '../site-folder.ts'
import { createCheckedSite } from './site.ts'

describe('npm run check', () => {
  it('exits with 0 for a valid site, and prints what it checked', () => {
    using site = createCheckedSite({ 'posts/2026-01-01-one.md': post('One') })

    const { status, stdout, stderr } = site.run()

    expect(stderr).toMatch(/^6 pages, \d+ files: no mistakes, in \d+\.\d\d s\n$/)
    expect(stdout).toBe('')
    expect(status).toBe(0)
  })

  it('exits with 1 for a mistake in a page, and prints JSON and GitHub annotations on request', () => {
    using site = createCheckedSite({ 'posts/2026-01-01-one.md': post('One', '', '[x](/nowhere/)') })

    const { status, stdout, stderr } = site.run('--json', '--github')

    const report = JSON.parse(stdout)
    expect(status).toBe(1)
    expect(Object.keys(report)).toEqual(['pages', 'files', 'parsed', 'diagnostics', 'timings'])
    expect(report.diagnostics).toEqual([
      {
        file: 'content/posts/2026-01-01-one.md',
        line: 5,
        column: 5,
        severity: 'error',
        code: 'broken-link',
        message: '"/nowhere/" leads nowhere',
        hint: expect.any(String),
      },
    ])
    expect(stderr).toContain('::error file=content/posts/2026-01-01-one.md,line=5,col=5,')
    expect(stderr).not.toContain('nothing was published')
  })

  it('reports mistakes in the content without checking pages', () => {
    using site = createCheckedSite({ 'posts/2026-01-01-one.md': post('One', 'tag: a') })

    const { status, stdout, stderr } = site.run('--json')

    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ pages: 0, diagnostics: [{ code: 'unknown-key' }] })
    expect(stderr).toContain('1 mistake in the content; the pages were not checked')
    expect(stderr).not.toContain('nothing was published')
  })

  it('exits with 2 for an unknown option', () => {
    using site = createCheckedSite({})

    expect(site.run('--nope').status).toBe(2)
  })

  it('prints only its own usage and that of build with --help', () => {
    using site = createCheckedSite({})

    const { stdout } = site.run('--help')

    expect(stdout).toMatch(/^npm run check -- \[options\]\n/)
    expect(stdout.match(/^npm .*/gm)).toEqual([
      'npm run check -- [options]',
      'npm run build -- [options]',
    ])
  })

  it('accepts options of build beside its own', () => {
    using site = createCheckedSite({ 'posts/2026-01-01-one.md': post('One') })

    expect(site.run('--github', '--drafts', '--output', 'elsewhere', '--no-cache').status).toBe(0)
  })

  it('parses a page again only if it has changed', async () => {
    using site = createCheckedSite({
      'posts/2026-01-01-one.md': post('One', '', '[x](/nowhere/)'),
      'posts/2026-01-02-two.md': post('Two', 'comments: none'),
    })

    const first = await site.check()
    const second = await site.check()
    site.write('posts/2026-01-02-two.md', post('Two', 'comments: none', 'Other words.'))
    const third = await site.check()

    expect(first.parsed).toBe(first.pages)
    expect(second.parsed).toBe(0)
    expect(second.diagnostics).toEqual(first.diagnostics)
    expect(third.parsed).toBeGreaterThan(0)
    expect(third.parsed).toBeLessThan(third.pages)
  })
})
