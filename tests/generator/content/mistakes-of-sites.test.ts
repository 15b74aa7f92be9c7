import { execFileSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post, reportOf } from '../site-folder.ts'

describe('a build of an invalid site', () => {
  it('rejects a site URL with a path', async () => {
    const lines = await reportOf({
      'site.yaml': 'title: A\nurl: https://a.example/blog/\nauthor: { name: B }\n',
    })

    expect(lines).toEqual([
      'site.yaml:2:6 error invalid-value "url": must be the address of the whole site, without a path, such as https://example.org',
    ])
  })

  it('rejects a URL of the comment service with a password, which no request can use', async () => {
    const lines = await reportOf({
      'site.yaml':
        'title: A\nurl: https://a.example\nauthor: { name: B }\ncomments: { service: https://ci:hunter2@b.example/ }\n',
    })

    expect(lines).toEqual([
      'site.yaml:4:22 error invalid-value "comments.service": has a name or a password in it, with which nothing can be requested',
    ])
  })

  it('names every key that an empty site.yaml lacks', async () => {
    const lines = await reportOf({ 'site.yaml': '' })

    expect(lines.map(line => line.split(' error ')[1])).toEqual([
      'missing-key "title" is missing',
      'missing-key "url" is missing',
      'missing-key "author" is missing',
    ])
  })

  it('reports a misspelt required key once', async () => {
    const lines = await reportOf({
      'site.yaml': 'titel: A\nurl: https://a.example\nauthor: { nmae: B }\n',
      'posts/one.md': '---\ntitle: One\nDate: 2026-01-01\nimage: a.png\nimagealt: A cat\n---\n',
      'posts/2026-01-01-two.md': '---\ntitel: Two\n---\n',
    })

    expect(lines.map(line => line.replace(/ error /, ' '))).toEqual([
      'posts/2026-01-01-two.md:2:1 unknown-key "titel" is not a key of a post',
      'posts/one.md:3:1 unknown-key "Date" is not a key of a post',
      'posts/one.md:4:8 broken-link "a.png" leads nowhere',
      'posts/one.md:5:1 unknown-key "imagealt" is not a key of a post',
      'site.yaml:1:1 unknown-key "titel" is not a key of site.yaml',
      'site.yaml:3:11 unknown-key "nmae" is not a key of "author"',
    ])
  })

  it('names a key that is missing in a group of site.yaml', async () => {
    const lines = await reportOf({
      'site.yaml':
        'title: A\nurl: https://a.example\nauthor: { name: B }\nsecurity:\n  contact: mailto:a@b.example\n',
    })

    expect(lines).toEqual(['site.yaml:5:3 error missing-key "security.expires" is missing'])
  })

  it('reports an unknown key that has the name of an object property', async () => {
    const lines = await reportOf({
      'site.yaml': 'title: A\nurl: https://a.example\nauthor: { name: B }\nconstructor: C\n',
    })

    expect(lines).toEqual([
      'site.yaml:4:1 error unknown-key "constructor" is not a key of site.yaml',
    ])
  })

  it('checks posts by the valid settings of site.yaml, whatever else is wrong there', async () => {
    const lines = await reportOf({
      'site.yaml':
        'title: A\ntitle: B\nurl: https://a.example\nauthor: { name: B }\nlanguage: polski!\ntimeZone: America/Santiago\npermalink: /:year/:slug/\n',
      'posts/2025-01-01-review.md': post('Of 2025', 'id: of-2025'),
      'posts/2026-01-01-review.md': post('Of 2026'),
      'posts/2026-09-06-skipped.md': post('Skipped', 'date: 2026-09-06 00:30'),
    })

    expect(lines).toEqual([
      'posts/2026-09-06-skipped.md:3:7 error invalid-date "date" is "2026-09-06 00:30", which the clocks of America/Santiago skipped',
      'site.yaml:2:1 error duplicate-key "title" is written twice',
      'site.yaml:5:11 error invalid-value "language": must be a language tag such as en or pt-BR',
    ])
  })

  it('reports no shared addresses while the permalink pattern is invalid', async () => {
    const lines = await reportOf({
      'site.yaml': `${plainSite}permalink: /:year/:title/\n`,
      'posts/2025-01-01-review.md': post('Of 2025', 'id: of-2025'),
      'posts/2026-01-01-review.md': post('Of 2026'),
    })

    expect(lines).toEqual([
      'site.yaml:8:12 error invalid-value "permalink": must be made of /, words and :slug, :year, :month, :day, ending in /',
    ])
  })

  it('reports a named pipe instead of waiting for it', async () => {
    using site = createSiteFolder()
    site.remove('site.yaml')
    execFileSync('mkfifo', [join(site.content, 'site.yaml')])

    const codes = (await site.mistakes()).map(({ code }) => code)

    expect(codes).toEqual(['missing-site', 'not-a-file'])
  })

  it('reports a file name that is not UTF-8', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    const name = Buffer.concat([Buffer.from(`${site.content}/posts/`), Buffer.of(0xff, 0x2e, 0x6d)])
    writeFileSync(name, post('Two'))

    expect(await site.mistakes()).toMatchObject([
      { code: 'no-address', message: "the file's name is not UTF-8" },
    ])
  })

  it('reports every mistake in site.yaml', async () => {
    const lines = await reportOf({
      'site.yaml': 'titel: A\nurl: nowhere\ntimeZone: Mars/Base\nauthor: { name: B }\n',
    })

    expect(lines.map(line => line.split(' error ')[1]?.split(' ')[0])).toEqual([
      'unknown-key',
      'invalid-value',
      'invalid-value',
    ])
  })

  it('rejects a symbolic link, which could publish any file of the machine', async () => {
    using site = createSiteFolder()
    symlinkSync('/etc/hostname', join(site.content, 'hostname.md'))

    expect(await site.mistakes()).toMatchObject([{ code: 'not-a-file', severity: 'error' }])
  })

  it('leaves out a post with a mistake and a post that links to it with --keep-going', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-good.md': post('Good'),
      'posts/2026-01-02-bad.md': post('Bad', '', '[nowhere](missing.md)'),
      'posts/2026-01-03-friend.md': post('Friend', '', '[bad](2026-01-02-bad.md)'),
    })

    const report = await site.build({ keepGoing: true })

    expect(report.posts).toBe(1)
    expect(report.diagnostics.map(({ code }) => code)).toEqual([
      'broken-link',
      'link-to-unpublished',
    ])
  })

  it('leaves out only the invalid one of two posts with one address', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-at-fault.md': post('At fault', 'tag: a\npermalink: /same/\nid: b'),
      'posts/2026-01-02-b.md': post('Sound', 'permalink: /same/'),
    })

    const report = await site.build({ keepGoing: true })

    expect(report.diagnostics.map(({ file, line, code }) => [file.slice(-11), line, code])).toEqual(
      [
        ['at-fault.md', 3, 'unknown-key'],
        ['at-fault.md', 4, 'shared-address'],
        ['at-fault.md', 5, 'shared-id'],
      ],
    )
    expect(site.page('same/index.html')).toContain('Sound')
  })

  it('leaves the published site as it was', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-one.md': post('One') })
    await site.build()

    site.write('posts/2026-01-01-one.md', post('Changed', 'tag: a'))
    const mistakes = await site.mistakes()

    expect(mistakes).toHaveLength(1)
    expect(site.page('one/index.html')).toContain('One')
  })
})
