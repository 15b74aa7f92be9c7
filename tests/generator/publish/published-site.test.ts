import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Manifest } from '../../../comments-api/contract/manifest.ts'
import { bareEnvironment } from '../../bare-environment.ts'
import { processorTimeOfAll } from '../../processor-time.ts'
import { createSiteFolder, fingerprintsOf, post, type SiteFolder } from '../site-folder.ts'

const everything = (site: SiteFolder) =>
  Object.keys(fingerprintsOf(site.output))
    .map(path => `${path}\n${site.page(path)}`)
    .join('\n')

describe('a published site', () => {
  it('holds no trace of drafts, scheduled and expired posts', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-seen.md': post('Seen'),
      'posts/2026-01-02-secret-one/index.md': post(
        'Secret one',
        'draft: true\ntags: [secret-tag]',
        '![x](secret.svg)',
      ),
      'posts/2026-01-02-secret-one/secret.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'posts/2026-12-24-secret-two.md': post('Secret two'),
      'posts/2026-01-03-secret-three.md': post('Secret three', 'publish: 2026-11-20 14:00'),
      'posts/2026-01-04-secret-four.md': post('Secret four', 'expires: 2026-11-20'),
      'posts/2026-01-05-secret-five.md': post('Secret five', 'draft: "true"\ntags: [secret]'),
    })

    const report = await site.build()

    expect(report).toMatchObject({ posts: 1, nextDue: '2026-11-20T13:00:00Z' })
    expect(everything(site)).not.toMatch(/secret/i)
  })

  it('shows a scheduled post from its minute on', async () => {
    using site = createSiteFolder({
      'posts/2026-11-20-noon.md': post('Noon', 'publish: 2026-11-20 13:00'),
    })

    await site.build({ now: Date.parse('2026-11-20T11:59:59Z') })
    const before = existsSync(join(site.output, 'noon'))
    await site.build({ now: Date.parse('2026-11-20T12:00:00Z') })

    expect(before).toBe(false)
    expect(site.page('noon/index.html')).toContain('Noon')
  })

  it('lists its threads for the comment service', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-open.md': post('Open', 'aliases: [/old/]'),
      'posts/2026-01-02-closing.md': post('Closing', 'comments: { closeAfter: 1 year }'),
      'posts/2026-01-03-closed.md': post('Closed', 'comments: closed\nid: kept'),
      'posts/2026-01-04-none.md': post('None', 'comments: none'),
    })

    await site.build()

    const { threads } = Manifest.parse(JSON.parse(site.page('threads.json')))
    expect(threads.map(({ id, comments, closesAt }) => [id, comments, closesAt])).toEqual([
      ['closing', 'open', '2027-01-01T23:00:00Z'],
      ['kept', 'closed', null],
      ['open', 'open', null],
    ])
    expect(threads[2]?.aliases).toEqual(['/old/'])
    expect(site.page('_redirects')).toBe('/old/ /open/ 301\n')
    expect(JSON.parse(site.page('counts.json'))).toEqual({ closing: 0, kept: 0, open: 0 })
  })

  it('links posts to one another and to the files beside them', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', 'See [two](2026-01-02-two/index.md#there).'),
      'posts/2026-01-02-two/index.md': post(
        'Two',
        '',
        '## There\n\n![A dot](dot.svg "Drawn by hand")',
      ),
      'posts/2026-01-02-two/dot.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="5" viewBox="0 0 7 5"/>',
    })

    await site.build()

    expect(site.page('one/index.html')).toContain('href="/two/#there"')
    expect(site.page('two/index.html')).toMatch(
      /<figure><img src="\/two\/dot.svg" alt="A dot" width="7" height="5"[^>]*><figcaption>Drawn by hand<\/figcaption><\/figure>/,
    )
    expect(site.page('two/dot.svg')).toContain('width="7"')
    expect(site.page('feed.xml')).toContain('https://site.example/two/dot.svg')
  })

  it('numbers the pages of the list from the oldest, so that each page keeps its posts', async () => {
    const days = Array.from({ length: 10 }, (_, n) => String(n + 10))
    using site = createSiteFolder(
      Object.fromEntries(days.map(day => [`posts/2026-01-${day}-d${day}.md`, post(`Day ${day}`)])),
    )

    await site.build()

    expect(site.page('page/1/index.html')).toMatch(/Day 12[\s\S]*Day 11[\s\S]*Day 10/)
    expect(site.page('page/2/index.html')).toMatch(/Day 15[\s\S]*Day 14[\s\S]*Day 13/)
    expect(site.page('index.html')).toMatch(/Day 19[\s\S]*Day 16/)
    expect(site.page('index.html')).toContain('href="/page/2/"')
  })

  it('reports the next instant at which something changes', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-over.md': post(
        'Over',
        'expires: 2026-02-01\ncomments: { closeAfter: 1 year }',
      ),
      'posts/2026-01-02-far.md': post('Far', 'comments: { closeAfter: 9999 years }'),
      'posts/2026-01-03-near.md': post('Near', 'comments: { closeAfter: 2 years }'),
    })

    const { nextDue } = await site.build()

    expect(nextDue).toBe('2028-01-02T23:00:00Z')
    expect(Manifest.parse(JSON.parse(site.page('threads.json'))).threads).toMatchObject([
      { id: 'far', comments: 'open', closesAt: null },
      { id: 'near' },
    ])
  })

  it('lists a post once under a tag that is given twice', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('Unmistakable', 'tags: [twice, twice]'),
    })

    await site.build()

    expect(site.page('tags/twice/index.html').match(/Unmistakable/g)).toHaveLength(1)
  })

  it('publishes a post whose file name has a line break', async () => {
    using site = createSiteFolder({ 'posts/2026-01-01-a\nb.md': post('One') })

    expect(await site.build()).toMatchObject({ posts: 1 })
    expect(site.page('a-b/index.html')).toContain('One')
  })

  it('is built from a hostile paragraph of 200,000 characters in less than 2 seconds of CPU time', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': post('One', '', `Words ${'<'.repeat(200_000)}`),
    })

    const taken = await processorTimeOfAll(async () => {
      expect(await site.build()).toMatchObject({ posts: 1 })
    })

    expect(taken).toBeLessThan(2_000)
  })

  it('is the same in every time zone and locale', async () => {
    using site = createSiteFolder({
      'posts/2026-03-29-ıI.md': post('İstanbul', 'tags: [I, İ2]', 'Words.'),
    })
    const buildAs = (folder: string, environment: Record<string, string>) => {
      const output = join(site.content, '..', folder)
      const words = [
        '--content',
        site.content,
        '--output',
        output,
        '--now',
        '2026-11-20',
        '--no-cache',
        '--comments',
        'none',
      ]
      execFileSync(process.execPath, [resolve('generator/cli.ts'), 'build', ...words], {
        cwd: join(site.content, '..'),
        env: { ...bareEnvironment, ...environment },
        stdio: 'ignore',
      })
      return fingerprintsOf(output)
    }
    const here = buildAs('here', { TZ: 'UTC', LANG: 'C' })
    const there = buildAs('there', { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8' })

    expect(there).toEqual(here)
  })
})
