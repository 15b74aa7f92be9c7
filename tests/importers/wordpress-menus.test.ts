import { describe, expect, it } from 'vitest'
import { readYaml } from '../../generator/yaml/read-yaml.ts'
import { importItems } from './import-items.ts'
import { importInto, makeContent } from './moving-in.ts'
import { item, meta, writeExport } from './wxr.ts'

type Given = { id: number; order: number; title?: string; menu?: string; status?: string }

function menuItem(given: Given, fields: Readonly<Record<string, string>>): string {
  const { id, order, title = '', menu = 'Main &amp; more', status = 'publish' } = given
  const metas = Object.entries(fields).map(([key, value]) => meta(`_menu_item_${key}`, value))
  const more = `<wp:menu_order>${order}</wp:menu_order>
    <category domain="nav_menu" nicename="main"><![CDATA[${menu}]]></category>${metas.join('')}`
  return item({
    id,
    title,
    type: 'nav_menu_item',
    status,
    link: `https://old.example/?p=${id}`,
    more,
  })
}

const terms = `<wp:category><wp:term_id>7</wp:term_id><wp:category_nicename>c</wp:category_nicename><wp:cat_name><![CDATA[C &amp; C++]]></wp:cat_name></wp:category>`

const toPost = (id: number, object = 'page') => ({
  type: 'post_type',
  object,
  object_id: String(id),
})

/** The links of each menu, parsed from the YAML that the report suggests. */
function pasted(notes: readonly { where: string; message: string }[]) {
  return notes
    .filter(({ where }) => where.startsWith('menu '))
    .map(({ where, message }) => {
      const yaml = message.slice(message.lastIndexOf('navigation: '))
      return [where, readYaml('site.yaml', yaml, 1).value]
    })
}

describe('a menu of WordPress', () => {
  it('is suggested for site.yaml in its order, with the new URLs of its pages, without a missing page', async () => {
    const items = [
      menuItem({ id: 31, order: 3, title: 'Say &#8220;hi&#8221;: now' }, toPost(2)),
      menuItem({ id: 32, order: 1 }, { type: 'custom', url: 'http://old.example/' }),
      menuItem({ id: 33, order: 2 }, toPost(2)),
      menuItem(
        { id: 34, order: 1, title: 'Home' },
        { type: 'custom', url: 'https://old.example/' },
      ),
      menuItem({ id: 35, order: 10 }, { type: 'taxonomy', object: 'category', object_id: '7' }),
      menuItem(
        { id: 36, order: 9, title: 'Code' },
        { type: 'custom', url: 'https://git.example/@ada' },
      ),
      menuItem({ id: 38, order: 11, title: 'Gone' }, toPost(99)),
      menuItem({ id: 37, order: 1, menu: 'Foot', title: 'Imprint' }, toPost(3)),
      item({ id: 2, title: 'Contact', type: 'page', link: 'https://old.example/about/contact/' }),
      item({
        id: 3,
        title: 'Legal',
        type: 'page',
        name: 'legal',
        link: 'https://old.example/?page_id=3',
      }),
    ]

    const { report } = await importInto(makeContent(), ['wordpress', writeExport(items, terms)])

    expect(pasted(report.notes)).toEqual([
      [
        'menu "Main & more"',
        {
          navigation: [
            { title: 'Home', url: '/' },
            { title: 'Contact', url: '/about/contact/' },
            { title: 'Say “hi”: now', url: '/about/contact/' },
            { title: 'Code', url: 'https://git.example/@ada' },
            { title: 'C & C++', url: '/tags/c-c-plus-plus/' },
          ],
        },
      ],
      ['menu "Foot"', { navigation: [{ title: 'Imprint', url: '/legal/' }] }],
    ])
  })

  it('is not suggested if all of its links lead nowhere here', async () => {
    const items = [
      menuItem(
        { id: 31, order: 1, title: 'Shop' },
        { type: 'post_type_archive', object: 'product' },
      ),
      menuItem({ id: 32, order: 2, title: 'More' }, { type: 'custom', url: '#' }),
      menuItem({ id: 33, order: 3, title: 'Run' }, { type: 'custom', url: 'javascript:alert(1)' }),
      menuItem({ id: 34, order: 4, title: 'Gone' }, toPost(99)),
      menuItem(
        { id: 35, order: 5, title: 'Kind' },
        { type: 'taxonomy', object: 'genre', object_id: '7' },
      ),
      menuItem({ id: 36, order: 6, title: 'Draft', status: 'draft' }, toPost(2)),
      item({ id: 2 }),
    ]

    const { report } = await importItems(items)

    expect(pasted(report.notes)).toEqual([])
    expect(report.kinds.other).toMatchObject({ read: 6, skipped: { 'another-kind': 6 } })
  })

  it('is found in blocks, including its second level', async () => {
    const body = [
      '<!-- wp:navigation-link {"label":"About \\u003cem\\u003eus\\u003c/em\\u003e","type":"page","id":2,"url":"https://old.example/us/","kind":"post-type"} /-->',
      '<!-- wp:navigation-submenu {"label":"Elsewhere","url":"#","kind":"custom"} -->',
      '<!-- wp:navigation-link {"label":"Git","url":"https://git.example/","kind":"custom"} /-->',
      '<!-- /wp:navigation-submenu -->',
      '<!-- wp:navigation-link {"label":"Bread","type":"tag","id":9,"kind":"taxonomy"} /-->',
      '<!-- wp:navigation-link {broken} /-->',
    ].join('\n')
    const items = [
      item({ id: 5, title: 'Navigation', type: 'wp_navigation', body }),
      item({ id: 2, title: 'About', type: 'page', link: 'https://old.example/us/' }),
    ]

    const { report } = await importItems(items)

    expect(pasted(report.notes)).toEqual([
      [
        'menu "Navigation"',
        {
          navigation: [
            { title: 'About us', url: '/us/' },
            { title: 'Git', url: 'https://git.example/' },
            { title: 'Bread', url: '/tags/bread/' },
          ],
        },
      ],
    ])
  })

  it('is found in blocks, also if another has the same name', async () => {
    const body = (label: string) =>
      `<!-- wp:navigation-link {"label":"${label}","url":"https://${label}.example/","kind":"custom"} /-->`
    const items = ['a', 'b'].map((label, place) =>
      item({ id: place + 5, title: 'Links &amp; more', type: 'wp_navigation', body: body(label) }),
    )

    const { report } = await importItems(items)

    expect(pasted(report.notes)).toEqual([
      ['menu "Links & more"', { navigation: [{ title: 'a', url: 'https://a.example/' }] }],
      ['menu "Links & more"', { navigation: [{ title: 'b', url: 'https://b.example/' }] }],
    ])
  })
})
