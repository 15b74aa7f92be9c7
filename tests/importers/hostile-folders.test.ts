import { execFileSync } from 'node:child_process'
import { readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importInto, makeContent, makeFolder } from './moving-in.ts'

const secret = makeFolder({
  'diary/_posts/day.md': '---\ntitle: Nobody reads this\ndate: 2014-01-14\n---\nWords.\n',
  'notes/rome/one.yml': 'name: Ada\nmessage: Not for the site\n',
})
const diary = join(secret, 'diary')
const notes = join(secret, 'notes')

/** A folder whose settings say that its texts are elsewhere. */
function folderThatSays(file: string, settings: (elsewhere: string) => string): string {
  const folder = makeFolder({})
  writeFileSync(join(folder, file), settings(relative(folder, diary)))
  return folder
}

/** A folder of which one part is a symbolic link. */
function folderWithLink(settings: string, link: string, target: string): string {
  const folder = makeFolder({ [settings]: '', [`${link}.txt`]: 'beside the link' })
  symlinkSync(target, join(folder, link))
  return folder
}

describe('the folder of an old site', () => {
  it.each([
    ['hexo', folderThatSays('_config.yml', elsewhere => `source_dir: ${elsewhere}\n`)],
    ['hexo', folderWithLink('_config.yml', 'source', diary)],
    ['hugo', folderThatSays('hugo.toml', elsewhere => `contentDir = '${elsewhere}'\n`)],
    ['hugo', folderThatSays('hugo.yaml', dir => `languages: { en: { contentDir: ${dir} } }\n`)],
    ['hugo', folderWithLink('hugo.toml', 'content', diary)],
    ['staticman', folderWithLink('_config.yml', 'data/comments', notes)],
  ])(
    'gives no access to files outside of it by settings or symbolic links of %s',
    async (source, folder) => {
      const content = makeContent()

      const refused = importInto(content, [source, folder])

      await expect(refused).rejects.toThrow(/ leads out of .* put the folder itself there/)
      expect(readdirSync(content)).toEqual(['site.yaml'])
    },
  )

  it('may have a symbolic link to a folder inside of it', async () => {
    const text = '---\ntitle: A\ndate: 2014-01-14\n---\nWords.\n'
    const folder = makeFolder({ 'hugo.toml': '', 'texts/posts/a.md': text })
    symlinkSync('texts', join(folder, 'content'))

    const { report } = await importInto(makeContent(), ['hugo', folder])

    expect(report).toMatchObject({ imported: 1 })
  })
})

it('a text whose file name is not UTF-8 is reported, with a hint', async () => {
  const folder = makeFolder({ '_config.yml': '', 'source/_posts/a.md': '---\ntitle: A\n---\n' })
  writeFileSync(
    Buffer.from(join(folder, 'source/_posts/caf\xe9.md'), 'latin1'),
    '---\ntitle: B\n---\nWords.\n',
  )

  const { report } = await importInto(makeContent(), ['hexo', folder])

  expect(report.notes).toContainEqual({
    where: '_posts/caf\uFFFD.md',
    message: 'has a name that is not UTF-8, so it cannot be read; rename it, and import again',
  })
})

it.each(['disqus', 'isso', 'waline', 'ghost', 'remark42'])(
  'an import from %s rejects a named pipe without waiting for it',
  async source => {
    const pipe = join(makeFolder({}), 'pipe')
    execFileSync('mkfifo', [pipe])

    const refused = importInto(makeContent(), [source, pipe])

    await expect(refused).rejects.toThrow('is a pipe or a device')
  },
)
