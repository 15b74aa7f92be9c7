import { describe, expect, it } from 'vitest'
import { processorTimeSince } from '../processor-time.ts'
import { hugoConfig as config, hugoText, importHugo } from './old-site.ts'

describe('a folder of Hugo', () => {
  it('has every text counted once, as imported or skipped', async () => {
    const { report } = await importHugo({
      'content/_index.md': '---\ntitle: Home\n---\n',
      'content/posts/a.md': hugoText(''),
      'content/posts/b.md': '+++\ntitle = [\n+++\n',
      'content/posts/c.md': '+++\ntitle = "x"\n',
      'content/posts/d.md': `{\n${'{"a":'.repeat(100_000)}`,
      'content/posts/e.org': '#+title: Org',
    })

    expect(report).toMatchObject({ read: 6, imported: 1, skipped: { unreadable: 4, template: 1 } })
  })

  it('keeps the languages in file names', async () => {
    const { post } = await importHugo({
      'hugo.toml': `${config}defaultContentLanguage = 'en'\n[languages.en]\n[languages.fr]\n`,
      'content/posts/rome.md': hugoText(''),
      'content/posts/rome.fr.md': hugoText(''),
    })

    const fronts = ['rome', 'rome-2'].map(name => post(`posts/2014-01-14-${name}.md`).front)
    expect(fronts.map(({ permalink, lang }) => [permalink, lang])).toEqual(
      expect.arrayContaining([
        ['/blog/posts/rome/', undefined],
        ['/blog/fr/posts/rome/', 'fr'],
      ]),
    )
  })

  it('has aliases below the address of their language', async () => {
    const { post } = await importHugo({
      'hugo.toml': `${config}defaultContentLanguage = 'en'\n[languages.en]\n[languages.fr]\n[languages.de]\ncontentDir = 'german'\n`,
      'content/posts/rome.md': hugoText("aliases = ['/old/', 'a']\n"),
      'content/posts/rome.fr.md': hugoText("aliases = ['/vieux/', '/fr/x/', 'b']\n"),
      'german/posts/rome.md': hugoText("aliases = ['/alt/']\n"),
    })

    const fronts = ['rome', 'rome-2', 'rome-3'].map(
      name => post(`posts/2014-01-14-${name}.md`).front,
    )
    expect(Object.fromEntries(fronts.map(({ lang, aliases }) => [lang ?? 'en', aliases]))).toEqual({
      en: ['/blog/old/', '/blog/posts/a'],
      fr: ['/blog/fr/vieux/', '/blog/fr/fr/x/', '/blog/fr/posts/b'],
      de: ['/blog/de/alt/'],
    })
  })

  it('tells what its texts had from folders and settings', async () => {
    const { report } = await importHugo({
      'hugo.toml': `${config}[[cascade]]\ntype = 'essay'\n[cascade.target]\npath = '/a/**'\n[cascade.params]\nauthor = 'Olive'\n`,
      'content/posts/_index.md':
        '---\ntitle: Posts\ncascade:\n  - tags: [a]\n    build: { list: never }\n  - tags: [b]\n    images: [c.jpg]\n---\nWords.\n',
      'content/posts/rome.md': hugoText(''),
    })

    const given = 'to all texts below it ("cascade"), which they do not have here'
    expect(report.notes.map(({ where, message }) => `${where}: ${message}`)).toEqual([
      `the settings: gives "author" ${given}`,
      `content/posts/_index.md: lists other pages; its own words are not imported; gives "tags", "images" ${given}`,
    ])
  })

  it('has links to texts in the language that they name', async () => {
    const { post } = await importHugo({
      'hugo.toml': `${config}defaultContentLanguage = 'en'\n[languages.en]\n[languages.fr]\n`,
      'content/posts/florence.md': hugoText(''),
      'content/posts/florence.fr.md': hugoText(''),
      'content/posts/rome.md': hugoText(
        '',
        '[a]({{< ref path="florence" lang="fr" >}}) [b]({{< relref "florence" >}})',
      ),
    })

    expect(post('posts/2014-01-14-rome.md').body).toBe(
      '[a](/blog/fr/posts/florence/) [b](/blog/posts/florence/)\n',
    )
  })

  it.each([
    '[languages.en]\n[languages.fr]\ndisabled = true\n',
    'disableLanguages = ["fr"]\n[languages.en]\n[languages.fr]\n',
  ])('gives drafts for a disabled language: %j', async settings => {
    const { post } = await importHugo({
      'hugo.toml': `${config}${settings}`,
      'content/posts/rome.md': hugoText(''),
      'content/posts/rome.fr.md': hugoText(''),
    })

    const fronts = ['rome', 'rome-2'].map(name => post(`posts/2014-01-14-${name}.md`).front)
    expect(fronts.map(({ lang, draft }) => [lang, draft])).toEqual([
      [undefined, undefined],
      ['fr', true],
    ])
  })

  it('is read from its module mounts, with drafts if a mount excludes files', async () => {
    const mount = (source: string, more: string) =>
      `[[module.mounts]]\nsource = "${source}"\ntarget = "content"\n${more}`
    const importMounted = (more: string) =>
      importHugo({
        'hugo.toml': `${config}[languages.en]\n[languages.fr]\n${mount('texts', more)}${mount('textes', 'lang = "fr"\n')}`,
        'texts/posts/rome.md': hugoText(''),
        'textes/posts/paris.md': hugoText(''),
        'content/posts/left-over.md': hugoText(''),
      })

    const all = await importMounted('lang = "en"\n')
    const some = await importMounted('excludeFiles = "posts/*"\n')

    const fronts = ['rome', 'paris'].map(name => all.post(`posts/2014-01-14-${name}.md`).front)
    expect(fronts.map(({ permalink, draft }) => [permalink, draft])).toEqual([
      ['/blog/posts/rome/', undefined],
      ['/blog/fr/posts/paris/', undefined],
    ])
    expect(all.report).toMatchObject({ read: 2, imported: 2 })
    expect(some.post('posts/2014-01-14-rome.md').front.draft).toBe(true)
  })

  it('may have its content in the root, but not in a mount without a source', async () => {
    const importWith = (settings: string) =>
      importHugo({ 'hugo.toml': `${settings}\n${config}`, 'texts/rome.md': hugoText('') })
    const mount = (source: string) => `module = { mounts = [{ ${source}target = 'content' }] }`

    const all = await Promise.all(
      ["contentDir = './'", mount("source = '.', "), mount("source = '/', ")].map(importWith),
    )
    const none = importWith(mount(''))

    for (const { post } of all)
      expect(post('posts/2014-01-14-rome.md').front.permalink).toBe('/blog/texts/rome/')
    await expect(none).rejects.toThrow('holds no texts in content/')
  })

  it('keeps the languages of content folders', async () => {
    const { post } = await importHugo({
      'hugo.toml': `${config}[permalinks]\nposts = '/:slug/'\n[languages.en]\ncontentDir = 'content/en'\n[languages.fr]\ncontentDir = 'content/fr'\n`,
      'content/en/posts/rome.md': hugoText('', '[two](two.md)'),
      'content/en/posts/two.md': hugoText("slug = 'two'\n"),
      'content/fr/posts/rome.md': hugoText('', '[deux](two.md)'),
      'content/fr/posts/two.md': hugoText("slug = 'deux'\n"),
    })

    const found = ['rome', 'a-title'].map(name => post(`posts/2014-01-14-${name}.md`))
    expect(found.map(({ front, body }) => [front.permalink, front.lang, body])).toEqual([
      ['/blog/a-title/', 'en', '[two](/blog/two/)\n'],
      ['/blog/fr/a-title/', 'fr', '[deux](/blog/fr/deux/)\n'],
    ])
  })

  it('hides what ignoreFiles matches, and gives only drafts if a pattern is unsafe', async () => {
    const files = { 'content/posts/a.md': hugoText(''), 'content/posts/secret-b.md': hugoText('') }
    const settings = (pattern: string) => `ignoreFiles = ['${pattern}']\n${config}`

    const ignored = await importHugo({ 'hugo.toml': settings('/secret-.*\\.md$'), ...files })
    const endless = ['(x+)+$', `${'x?'.repeat(40)}${'x'.repeat(40)}$`, `${'(x|xx)'.repeat(30)}$`]
    const unclear = await Promise.all(
      endless.map(pattern => importHugo({ 'hugo.toml': settings(pattern), ...files })),
    )

    expect(ignored.report).toMatchObject({ read: 1, imported: 1 })
    const names = ['a', 'secret-b'].map(name => `posts/2014-01-14-${name}.md`)
    const drafts = unclear.flatMap(({ post }) => names.map(name => post(name).front.draft))
    expect(new Set(drafts)).toEqual(new Set([true]))
  })

  it('gives no pages for resources of a bundle or for pages that a layout fills', async () => {
    const { report } = await importHugo({
      'content/posts/rome/index.md': hugoText(''),
      'content/posts/rome/note.md': '---\ntitle: Note\n---\nWords.\n',
      'content/posts/rome/notes/index.md': '---\ntitle: Note\n---\nWords.\n',
      'content/archives.md': '---\ntitle: Archive\nlayout: archives\n---\n',
    })

    expect(report).toMatchObject({
      read: 4,
      imported: 1,
      skipped: { 'another-kind': 2, template: 1 },
    })
  })

  it('gives drafts for what a cascade in its own configuration file hides', async () => {
    const { post } = await importHugo({
      'config/_default/cascade.toml': '[[cascade]]\ndraft = true\n',
      'content/posts/a.md': hugoText(''),
    })

    expect(post('posts/2014-01-14-a.md').front.draft).toBe(true)
  })

  it('is read in less than 10 seconds of CPU time despite many unclosed short codes', async () => {
    const many = [
      '{{< highlight x >}}',
      '{{<',
      '{{< a "',
      '{{</* ',
      '{{< b `',
      '{{< c >}}'.padStart(3_000, '{{< '),
    ].map(piece => piece.repeat(200_000 / piece.length))

    const files = many.map((body, number) => [`content/posts/${number}.md`, hugoText('', body)])
    const before = process.cpuUsage()
    const { report } = await importHugo(Object.fromEntries(files))
    const spent = processorTimeSince(before)

    expect(report.imported).toBe(many.length)
    expect(spent).toBeLessThan(10_000)
  })
})
