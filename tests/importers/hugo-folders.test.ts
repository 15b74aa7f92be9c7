import { describe, expect, it } from 'vitest'
import { hugoConfig as config, importSite, hugoText as toml } from './old-site.ts'

function importFolder(files: Readonly<Record<string, string>>) {
  return importSite('hugo', { 'hugo.toml': config, ...files })
}

describe('folders of Hugo', () => {
  it('count every text once, as imported or skipped', async () => {
    const { report } = await importFolder({
      'content/_index.md': '---\ntitle: Home\n---\n',
      'content/posts/a.md': toml(''),
      'content/posts/b.md': '+++\ntitle = [\n+++\n',
      'content/posts/c.md': '+++\ntitle = "x"\n',
      'content/posts/d.md': `{\n${'{"a":'.repeat(100_000)}`,
      'content/posts/e.org': '#+title: Org',
    })

    expect(report).toMatchObject({ read: 6, imported: 1, skipped: { unreadable: 4, template: 1 } })
  })

  it('keep the languages that the names of files tell', async () => {
    const { post } = await importFolder({
      'hugo.toml': `${config}defaultContentLanguage = 'en'\n[languages.en]\n[languages.fr]\n`,
      'content/posts/rome.md': toml(''),
      'content/posts/rome.fr.md': toml(''),
    })

    const fronts = ['rome', 'rome-2'].map(name => post(`posts/2014-01-14-${name}.md`).front)
    expect(fronts.map(({ permalink, lang }) => [permalink, lang])).toEqual(
      expect.arrayContaining([
        ['/blog/posts/rome/', undefined],
        ['/blog/fr/posts/rome/', 'fr'],
      ]),
    )
  })

  it('are read in a time that grows with them alone', async () => {
    const many = [
      '{{< highlight x >}}',
      '{{<',
      '{{< a "',
      '{{</* ',
      '{{< b `',
      '{{< c >}}'.padStart(3_000, '{{< '),
    ].map(piece => piece.repeat(200_000 / piece.length))

    const files = many.map((body, number) => [`content/posts/${number}.md`, toml('', body)])
    const { report } = await importFolder(Object.fromEntries(files))

    expect(report.imported).toBe(many.length)
  }, 15_000)
})
