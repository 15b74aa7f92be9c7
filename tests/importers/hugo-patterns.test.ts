import { expect, it } from 'vitest'
import { base, expectAddresses } from './expect-hugo-addresses.ts'
import { importSite } from './old-site.ts'

it('a Hugo permalink pattern treats "+" as a space, and omits a trailing "#"', async () => {
  await expectAddresses(
    "[permalinks]\na = '/a+b/:title/:filename/'\nb = '/b/:slug/x/'\nc = '/c/:sections/:filename/'\n",
    {
      'a/C++.md': 'title: a+b',
      'a/« Quoi ».md': 'title: Notepad++',
      'a/C#.md': 'title: AC\\DC',
      'b/1.md': 'title: Slug\nslug: c++',
      'b/2.md': 'title: Slug\nslug: « Où ? »',
      'c/p + q/_index.md': 'title: List',
      'c/p + q/a & b.md': 'title: In a list',
      'd/a+b.md': 'title: None',
      'd/2.md': 'title: None\nslug: c++',
    },
    {
      'a/C++.md': '/a-b/a-b/c/',
      'a/« Quoi ».md': '/a-b/notepad-/quoi/',
      'a/C#.md': '/a-b/ac-dc/c/',
      'b/1.md': '/b/c-/x/',
      'b/2.md': '/b/où/x/',
      'c/p + q/a & b.md': '/c/c/p--q/a-b/',
      'd/a+b.md': '/d/a+b/',
      'd/2.md': '/d/c++/',
    },
  )
})

it('the Hugo permalink pattern of the deepest folder counts, and "url" may have a pattern', async () => {
  await expectAddresses(
    "[permalinks]\n'b/c' = '/deep/:sections[last]/:slug/'\nb = '/b/:slug/'\n",
    {
      'b/1.md': 'title: B b',
      'b/C/D/1.md': 'title: C c',
      'e/1.md': 'title: E e\nurl: /:sections[last]/x/:slug/',
    },
    { 'b/1.md': '/b/b-b/', 'b/C/D/1.md': '/deep/b/c-c/', 'e/1.md': '/e/x/e-e/' },
  )
})

it('a Hugo pattern that ends in ".html" gives an alias to the new permalink', async () => {
  const { report, post } = await importSite('hugo', {
    'hugo.toml': `${base}[permalinks]\nb = '/:slug.html'\n`,
    'content/b/1.md': '---\ntitle: B b\n---\nWords.\n',
  })

  expect(report.posts).toMatchObject([{ address: '/1/' }])
  expect(post('pages/1.md').front.aliases).toEqual(['/b-b.html/'])
})

it('an unknown name in a Hugo permalink pattern is reported', async () => {
  const { report } = await importSite('hugo', {
    'hugo.toml': `${base}[permalinks]\nb = '/:sectionslug/:slug/'\n`,
    'content/b/1.md': '---\ntitle: B b\n---\nWords.\n',
  })

  expect(report.notes.map(({ message }) => message)).toEqual([
    'had an address that cannot be computed from its pattern; it gets a new one',
  ])
})
