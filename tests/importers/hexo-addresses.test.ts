import { expect, it } from 'vitest'
import { importSite } from './old-site.ts'

const base = 'url: https://old.example\ntimezone: America/New_York\n'

/** The addresses that Hexo 8.1 gives to posts, by the names of their files. */
async function expectAddresses(
  settings: string,
  fronts: Readonly<Record<string, string>>,
  addresses: Readonly<Record<string, string>>,
) {
  const texts = Object.entries(fronts).map(([file, front]) => [
    `source/_posts/${file}`,
    `---\ndate: 2024-01-05\n${front}\n---\nWords.\n`,
  ])

  const { report } = await importSite('hexo', {
    '_config.yml': `${base}${settings}`,
    ...Object.fromEntries(texts),
  })

  const found = report.posts.map(({ from, address }) => [from.split('_posts/')[1], address])
  expect(Object.fromEntries(found)).toEqual(addresses)
}

it('a Hexo permalink has nested categories, with the slugs from the settings', async () => {
  await expectAddresses(
    'permalink: :category/:post_title/\ncategory_map:\n  编程: programming\nfilename_case: 1\n',
    {
      'a.md': 'title: Größe Ærø\ncategories: [编程, Two Words]',
      'b.md': "title: It's C#\ncategories:\n  - [Łódź, a/b]",
      'c.md': 'title: None',
      'd.md': 'title: One\ncategory: 编程',
      'e.md': 'title: With a comma\ncategories: Salt, Bread',
      'f.md': 'title: Only signs\ncategories: ["?"]',
    },
    {
      'a.md': '/programming/two-words/grose-aero/',
      'b.md': '/lodz/a-b/it-s-c/',
      'c.md': '/uncategorized/none/',
      'd.md': '/programming/one/',
      'e.md': '/salt-bread/with-a-comma/',
      'f.md': '/only-signs/',
    },
  )
})

it('a Hexo file name without the expected date becomes a slug', async () => {
  await expectAddresses(
    'permalink: :title/\nnew_post_name: :year-:month-:day-:title.md\n',
    { '2024-03-04-A.b_c.md': 'title: Dated', "It's Straße_x.md": 'title: Not dated' },
    { '2024-03-04-A.b_c.md': '/A.b_c/', "It's Straße_x.md": '/It-s-Strase-x/' },
  )
})

it('a permalink in the front matter of a Hexo post is used as it is', async () => {
  await expectAddresses(
    'permalink: :title/\n',
    { 'a.md': 'title: A\npermalink: my/own.html', 'b.md': 'title: B\npermalink: /x//y/' },
    { 'a.md': '/my/own.html', 'b.md': '/x/y/' },
  )
})

it('Hexo pages that are templates are reported and skipped', async () => {
  const { report } = await importSite('hexo', {
    '_config.yml': `${base}skip_render: demo/**\n`,
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-01-05\n---\nWords.\n',
    'source/_posts/b.html': '---\ntitle: B\n---\n<p>Words.</p>\n',
    'source/_drafts/c.html': '<p>Words.</p>\n',
    'source/team.ejs': '---\ntitle: Team\n---\n<p>Words.</p>\n',
    'source/demo/index.html': '<p>Copied as it is</p>',
  })

  const message = 'is a template and not Markdown; its words are not imported'
  expect(report).toMatchObject({ read: 4, imported: 1, skipped: { template: 3 } })
  expect(report.kinds.post).toMatchObject({ read: 3, skipped: { template: 2 } })
  expect(report.notes).toEqual([
    { where: 'source/_drafts/c.html', message },
    { where: 'source/_posts/b.html', message },
    { where: 'source/team.ejs', message },
  ])
})

it('a template in the asset folder of a Hexo post is not counted as a page', async () => {
  const { report } = await importSite('hexo', {
    '_config.yml': `${base}post_asset_folder: true\n`,
    'source/_posts/a.md': '---\ntitle: A\ndate: 2024-01-05\n---\nWords.\n',
    'source/_posts/a/demo.html': '<p>A demonstration</p>\n',
  })

  expect(report).toMatchObject({ read: 1, imported: 1, skipped: {} })
})
