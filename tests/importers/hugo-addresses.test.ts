import { expect, it } from 'vitest'
import { base, expectAddresses } from './expect-hugo-addresses.ts'
import { importSite } from './old-site.ts'

it('a nested folder is part of a Hugo permalink only if it is a section', async () => {
  const title = 'title: One'
  await expectAddresses(
    "[permalinks]\na = '/:sections/:slug/'\nb = '/:section/:sections[last]/:slug/'\n",
    {
      'a/x/y/one.md': 'title: In no section',
      'a/i/_index.md': title,
      'a/i/j/one.md': 'title: In the one above',
      'a/k/l/_index.md': title,
      'a/k/l/one.md': 'title: In both',
      'a/k/two.md': 'title: In the top',
      'b/i/_index.html': title,
      'b/i/rome/index.md': 'title: A bundle',
      'c/x/y/one.md': title,
    },
    {
      'a/x/y/one.md': '/a/in-no-section/',
      'a/i/j/one.md': '/a/i/in-the-one-above/',
      'a/k/l/one.md': '/a/k/l/in-both/',
      'a/k/two.md': '/a/in-the-top/',
      'b/i/rome/index.md': '/b/i/a-bundle/',
      'c/x/y/one.md': '/c/x/y/one/',
    },
  )
})

it('with uglyURLs, Hugo appends ".html" also to a name that ends in it', async () => {
  await expectAddresses(
    "uglyURLs = true\n[permalinks]\na = '/:year/:slug.html'\n",
    {
      'a/one.md': 'title: One\ndate: 2024-01-02',
      'b/two.html.md': 'title: Two',
      'b/three.md': 'title: Three\nslug: my.html',
      'b/four.md': 'title: Four\nurl: /my/own.html',
    },
    {
      'a/one.md': '/2024/one.html.html',
      'b/two.html.md': '/b/two.html.html',
      'b/three.md': '/b/my.html.html',
      'b/four.md': '/my/own.html',
    },
  )
})

it('a Hugo permalink has the day in the time zone of the written date', async () => {
  const written = (date: string) => `title: A title\ndate: ${date}`
  await expectAddresses(
    "[permalinks]\nd = '/:year/:month/:day/:filename/'\n",
    {
      'd/a.md': written('2024-12-31T23:30:00Z'),
      'd/b.md': written('2025-01-01T01:30:00+02:00'),
      'd/c.md': written('2024-12-31 23:30:00 -0500'),
      'd/e.md': written('2025-01-01T00:30:00+05:30'),
      'd/f.md': written('2024-12-31 23:30:00'),
      'd/g.md': written('"2024-12-31 23:30:00 +0000 UTC"'),
      'd/h.md': written('2025-01-01'),
    },
    {
      'd/a.md': '/2024/12/31/a/',
      'd/b.md': '/2025/01/01/b/',
      'd/c.md': '/2024/12/31/c/',
      'd/e.md': '/2025/01/01/e/',
      'd/f.md': '/2024/12/31/f/',
      'd/g.md': '/2024/12/31/g/',
      'd/h.md': '/2025/01/01/h/',
    },
  )
})

it('a date in a Hugo file name is part of :contentbasename, but not of the slug', async () => {
  const title = 'title: A title'
  await expectAddresses(
    "[permalinks]\na = '/:slug/'\nb = '/:contentbasename/'\n[frontmatter]\ndate = [':filename', ':default']\n",
    {
      'a/2024-05-06-one.md': title,
      'a/2024-05-06-two.md': `${title}\nslug: mine`,
      'b/2024-05-06-one.md': title,
      'c/2024-05-06-one.md': title,
      'c/2024-05-06T10-11-12-two.md': title,
      'c/2024-05-07.md': title,
    },
    {
      'a/2024-05-06-one.md': '/one/',
      'a/2024-05-06-two.md': '/mine/',
      'b/2024-05-06-one.md': '/2024-05-06-one/',
      'c/2024-05-06-one.md': '/c/one/',
      'c/2024-05-06T10-11-12-two.md': '/c/two/',
      'c/2024-05-07.md': '/c/2024-05-07/',
    },
  )
})

const dated = "[permalinks]\na = '/:year/:slug/'\n[frontmatter]\ndate = "
const datedTexts = {
  'a/2024-05-06-both.md': 'title: A title\ndate: 2021-01-01',
  'a/2024-05-07-name.md': 'title: B title',
  'a/2024-05-08-other.md': 'title: C title\nbegun: 2022-01-01',
  'a/front.md': 'title: D title\ndate: 2023-01-01',
  'a/2024-13-45-none.md': 'title: E title\ndate: 2023-01-01',
}

it.each([
  ["[':filename', ':default']", ['/2024/both/', '/2024/other/']],
  ["':filename :default'", ['/2024/both/', '/2024/other/']],
  ["[':default', ':filename']", ['/2021/a-title/', '/2024/other/']],
  ["['begun', ':filename', 'date']", ['/2024/both/', '/2022/c-title/']],
])(
  'of several dates of a Hugo text, the first in the setting %s counts',
  async (order, [both, other]) => {
    await expectAddresses(`${dated}${order}\n`, datedTexts, {
      'a/2024-05-06-both.md': both ?? '',
      'a/2024-05-07-name.md': '/2024/name/',
      'a/2024-05-08-other.md': other ?? '',
      'a/front.md': '/2023/d-title/',
      'a/2024-13-45-none.md': '/2023/e-title/',
    })
  },
)

it('"published: true" of a Hugo text is not read as a date', async () => {
  const { report } = await importSite('hugo', {
    'hugo.toml': base,
    'content/posts/one.md': '---\ntitle: One\npublished: true\nlastmod: 2022-02-03\n---\nWords.\n',
    'content/posts/two.md': '---\ntitle: Two\npublished: true\n---\nWords.\n',
  })

  expect(report.posts.map(({ file }) => file)).toContainEqual(
    expect.stringMatching(/posts\/2022-02-03-one\.md$/),
  )
  expect(JSON.stringify(report.notes)).not.toContain('true')
})

const titles = "[permalinks]\nt = '/t/:title/'\n"
const named = {
  'p/a & b.md': 'title: File',
  'p/İstanbul Café.md': 'title: File',
  's/1.md': 'title: Slug\nslug: -Emoji 😀 x-',
  's/2.md': 'title: Slug\nslug: ½ cup x²',
  't/1.md': 'title: a/b',
  't/2.md': 'title: C and C++ now',
  't/3.md': 'title: ΟΔΟΣ Straße',
  't/4.md': 'title: Où est-il ?',
}

it('names and titles become slugs as in Hugo', async () => {
  await expectAddresses(titles, named, {
    'p/a & b.md': '/p/a--b/',
    'p/İstanbul Café.md': '/p/istanbul-café/',
    's/1.md': '/s/emoji-x/',
    's/2.md': '/s/cup-x/',
    't/1.md': '/t/a-b/',
    't/2.md': '/t/c-and-c-now/',
    't/3.md': '/t/οδοσ-straße/',
    't/4.md': '/t/où-est-il/',
  })
})

it('slugs keep capitals and lose accents if the settings of Hugo say so', async () => {
  await expectAddresses(`disablePathToLower = true\nremovePathAccents = true\n${titles}`, named, {
    'p/a & b.md': '/p/a-b/',
    'p/İstanbul Café.md': '/p/Istanbul-Cafe/',
    's/1.md': '/s/Emoji-x/',
    's/2.md': '/s/cup-x/',
    't/1.md': '/t/a-b/',
    't/2.md': '/t/C-and-C-now/',
    't/3.md': '/t/ΟΔΟΣ-Straße/',
    't/4.md': '/t/Ou-est-il/',
  })
})

it('each language of a Hugo site has its own sections', async () => {
  const title = 'title: One'
  await expectAddresses(
    "[languages.de]\n[languages.en]\n[permalinks]\na = '/:sections/:slugorfilename/'\n",
    {
      'a/i/_index.md': title,
      'a/i/one.md': title,
      'a/i/one.de.md': title,
      'a/j/_index.de.md': title,
      'a/j/two.en.md': title,
      'a/j/two.de.md': title,
    },
    {
      'a/i/one.md': '/a/i/one/',
      'a/i/one.de.md': '/de/a/one/',
      'a/j/two.en.md': '/a/two/',
      'a/j/two.de.md': '/de/a/j/two/',
    },
  )
})

it.each([
  ['', '/p/a/'],
  ['defaultContentLanguageInSubdir = true\n', '/en/p/a/'],
  [
    "defaultContentLanguage = 'de'\ndefaultContentLanguageInSubdir = true\n[languages.de]\n[languages.en]\n",
    '/de/p/a/',
  ],
  ['[languages.de]\n', '/p/a/'],
])(
  'the default language of a Hugo site has a path prefix only with the setting for it: %j',
  async (settings, address) => {
    await expectAddresses(settings, { 'p/a.md': 'title: A title' }, { 'p/a.md': address })
  },
)

it('a Hugo content adapter is reported and skipped', async () => {
  const { report } = await importSite('hugo', {
    'hugo.toml': base,
    'content/a.md': '---\ntitle: A title\n---\nWords.\n',
    'content/books/_content.gotmpl': '{{ .AddPage (dict "path" "a" "title" "A") }}',
  })

  expect(report).toMatchObject({ read: 2, skipped: { template: 1 } })
  expect(report.notes).toEqual([
    {
      where: 'content/books/_content.gotmpl',
      message: 'is code that makes pages out of data; it was not run, and these pages are missing',
    },
  ])
})
