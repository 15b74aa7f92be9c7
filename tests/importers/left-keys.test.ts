import { describe, expect, it } from 'vitest'
import { importPosts, rome } from './ghost-site.ts'
import { importInto, makeContent } from './moving-in.ts'
import { eleventyText, hugoConfig, hugoText, importSite } from './old-site.ts'
import { readImported } from './read-imported.ts'
import { comment, item, meta, writeExport } from './wxr.ts'

const said = (key: string) =>
  `says something under "${key}", which has no place here and was left out`

const yaml = 'seoTitle: Rome\nweight: 3\ntags: [rome]\nlayout: post\ntoc:\n'
const text = `---\ntitle: A title\ndate: 2014-01-14\n${yaml}---\nWords.\n`

describe('unsupported front matter', () => {
  it.each([
    ['jekyll', '_posts/2014-01-14-a.md', '_posts/2014-01-14-b.md', text],
    ['hexo', 'source/_posts/a.md', 'source/_posts/b.md', text],
    ['eleventy', 'posts/a.md', 'posts/b.md', eleventyText(yaml)],
    [
      'hugo',
      'content/posts/a.md',
      'content/posts/b.md',
      hugoText("seoTitle = 'Rome'\ntags = ['rome']\n[params]\nweight = 3\n"),
    ],
  ])('is reported once for each key: %s', async (source, first, second, words) => {
    const settings = { '_config.yml': 'url: https://old.example\n', 'hugo.toml': hugoConfig }

    const { report } = await importSite(source, { ...settings, [first]: words, [second]: words })

    expect(report.notes).toEqual(
      ['seoTitle', 'weight'].map(key => ({ where: `${first}, and 1 more`, message: said(key) })),
    )
  })

  it('is reported for custom fields and taxonomies of WordPress', async () => {
    const more = [
      meta('subtitle', 'By train'),
      meta('_edit_lock', '1:1'),
      meta('empty', ''),
      '<category domain="cuisine" nicename="roman"><![CDATA[Roman]]></category>',
      '<category domain="post_format" nicename="aside"><![CDATA[Aside]]></category>',
    ].join('')
    const file = writeExport([item({ id: 1, more })])

    const { report } = await importInto(makeContent(), ['wordpress', file])

    const where = 'https://old.example/2014/post-1/'
    expect(report.notes).toEqual([
      { where, message: said('subtitle') },
      { where, message: said('cuisine') },
    ])
  })

  it('is reported for a post of Ghost, which is imported despite an invalid value', async () => {
    const { report } = await importPosts(
      [{ ...rome, codeinjection_head: '<style></style>', og_title: false, featured: 1 }],
      { posts_meta: [{ post_id: '1', meta_title: 'For search engines' }] },
    )

    expect(report.imported).toBe(1)
    expect(report.notes.map(({ message }) => message)).toEqual(
      ['codeinjection_head', 'meta_title', 'featured'].map(said),
    )
  })
})

describe('the description from an SEO plug-in of WordPress', () => {
  it.each([
    ['_yoast_wpseo_metadesc', 'A walk &amp; a talk', 'A walk & a talk'],
    ['rank_math_description', '%excerpt% %sep%', undefined],
    ['_aioseop_description', '#post_title', undefined],
  ])('becomes that of the post, unless it has variables: %s', async (key, value, description) => {
    const content = makeContent()

    const file = writeExport([item({ id: 1, more: meta(key, value) })])
    await importInto(content, ['wordpress', file])

    const { front } = readImported(content, 'posts/2014-01-14-post-1.md')
    expect(front.description).toBe(description)
  })
})

it('comment metadata of WordPress plug-ins is reported, but not that of spam filters', async () => {
  const kept = (name: string, value: string) =>
    `<wp:commentmeta><wp:meta_key>${name}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:commentmeta></wp:comment>`
  const reviewed = (id: number, name: string, value: string) =>
    comment({ id, body: `Body ${id}` }).replace('</wp:comment>', kept(name, value))
  const more = [
    reviewed(1, 'rating', '5'),
    reviewed(2, 'rating', '3'),
    reviewed(3, 'akismet_result', 'false'),
    reviewed(4, '_wp_trash_meta_time', '1'),
    reviewed(5, 'empty', ''),
  ]

  const { report } = await importInto(makeContent(), [
    'wordpress',
    writeExport([item({ id: 1, more: more.join('') })]),
  ])

  expect(report.imported).toBe(6)
  expect(report.notes).toEqual([
    {
      where: 'comment old.example#1/comment-1, and 1 more',
      message: 'says something under "rating", which has no place here and was left out',
    },
  ])
})

it('further authors, images and series of a post are reported', async () => {
  const hexo = await importSite('hexo', {
    '_config.yml': 'url: https://old.example\n',
    'source/_posts/a.md': '---\ntitle: A\ndate: 2014-01-14\nphotos: [a.png, b.png]\n---\nWords.\n',
  })
  const hugo = await importSite('hugo', {
    'hugo.toml': hugoConfig,
    'content/posts/a.md': hugoText("authors = ['Ann', 'Bob']\nseries = ['One', 'Two']\n"),
  })

  const rest = ', of which only the first has a place here'
  expect(hexo.report.notes).toContainEqual({
    where: 'source/_posts/a.md',
    message: `has several pictures${rest}: a.png, b.png`,
  })
  expect(hugo.report.notes.map(({ message }) => message)).toEqual([
    `has several series${rest}: One, Two`,
    `has several authors${rest}: Ann, Bob`,
  ])
})

it('a post_url of Jekyll 3 after site.baseurl gets the base path once', async () => {
  const { post } = await importSite('jekyll', {
    '_config.yml': 'url: https://old.example\nbaseurl: /blog\npermalink: /:title/\n',
    '_posts/2014-01-14-a.md':
      '---\ntitle: A\n---\n[b]({{ site.baseurl }}{% post_url 2014-01-15-b %})\n\n{% raw %}`{{ site.baseurl }}{% post_url x %}`{% endraw %}\n',
    '_posts/2014-01-15-b.md': '---\ntitle: B\n---\nWords.\n',
  })

  expect(post('posts/2014-01-14-a.md').body).toBe(
    '[b](/blog/b/)\n\n`{{ site.baseurl }}{% post_url x %}`\n',
  )
})

it('the download button of a WordPress file block is separated from its name', async () => {
  const content = makeContent()
  const [name, button] = ['name.pdf</a>', 'class="wp-block-file__button">Download</a>']
  const body = `<!-- wp:file --><div><a href="https://a.example/x">${name}<a href="https://a.example/x" ${button}</div><!-- /wp:file -->`

  await importInto(content, ['wordpress', writeExport([item({ id: 1, body })])])

  const { body: markdown } = readImported(content, 'posts/2014-01-14-post-1.md')
  expect(markdown).toBe('[name.pdf](https://a.example/x) [Download](https://a.example/x)\n')
})
