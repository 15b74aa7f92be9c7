import { expect, it } from 'vitest'
import { importSite } from './old-site.ts'

function text(more = ''): string {
  return `---\ntitle: On C\ndate: 2024-01-01\n${more}---\nWords.\n`
}

const hugo = { 'hugo.toml': "baseURL = 'https://old.example/'\n" }
const hexo = { '_config.yml': 'url: https://old.example\npermalink: :title/\n' }
const eleventy = { 'eleventy.config.js': 'export default { dir: { input: "src" } }' }

it.each([
  ['hugo', { ...hugo, 'content/posts/c#.md': text() }, '/posts/c#/'],
  ['hugo', { ...hugo, 'content/posts/c.md': text('url: /c#/x y/\n') }, '/c#/x y/'],
  ['hexo', { ...hexo, 'source/_posts/c#.md': text() }, '/c#/'],
  ['eleventy', { ...eleventy, 'src/posts/c#.md': text() }, '/posts/c#/'],
  ['eleventy', { ...eleventy, 'src/posts/c.md': text('permalink: /c#/x/\n') }, '/c#/x/'],
])(
  'an old path of %s with a number sign becomes an alias, unshortened',
  async (source, files, address) => {
    const { report, post } = await importSite(source, files)

    const [file = ''] = report.posts.map(one => one.file.replace(/^.*\/(?=posts\/)/, ''))
    expect(post(file).front).not.toHaveProperty('permalink')
    expect(post(file).front.aliases).toEqual([address])
  },
)
