import { describe, expect, it } from 'vitest'
import { importItems } from './import-items.ts'
import { item } from './wxr.ts'

function block(name: string, html: string, attributes: object = {}): string {
  return `<!-- wp:${name} ${JSON.stringify(attributes)} -->\n${html}\n<!-- /wp:${name} -->\n\n`
}

function paragraph(words: string, metadata?: object): string {
  return block('paragraph', `<p>${words}</p>`, metadata === undefined ? {} : { metadata })
}

function picture(id: number, more: string): string {
  const address = `<wp:attachment_url>https://old.example/${id}.jpg</wp:attachment_url>`
  return item({ id, type: 'attachment', status: 'inherit', more: address + more })
}

describe('the blocks of WordPress', () => {
  it('are left out, and reported, if their author hid them from readers', async () => {
    const hidden = { blockVisibility: false }
    const body = [
      paragraph('Seen'),
      paragraph('Hidden [form id="1"]', hidden),
      block('group', `<div>${paragraph('Hidden')}${block('group', paragraph('Hidden'))}</div>`, {
        metadata: hidden,
      }),
      paragraph('Hidden on phones', { blockVisibility: { viewport: { mobile: false } } }),
      '<!-- wp:latest-posts {"metadata":{"blockVisibility":false}} /-->',
      paragraph('Last'),
    ].join('')

    const { post, report } = await importItems([item({ id: 1, body })])

    expect(post('posts/2014-01-14-post-1.md').body).toBe('Seen\n\nHidden on phones\n\nLast\n')
    expect(report.notes.map(({ message }) => message)).toEqual(
      ['paragraph', 'group', 'latest-posts'].map(
        name => `hid a block "${name}" from readers; it was left out`,
      ),
    )
  })

  it('are left out, and reported once, if they hold a pattern for a list of posts', async () => {
    const list = `${block('post-template', `${paragraph('Every post')}<!-- wp:post-title /-->`)}${paragraph('None')}`
    const body = paragraph('Seen') + block('query', `<div>${list}</div>`) + paragraph('Last')

    const { post, report } = await importItems([item({ id: 1, body })])

    expect(post('posts/2014-01-14-post-1.md').body).toBe('Seen\n\nLast\n')
    expect(report.notes.map(({ message }) => message)).toEqual([
      'had a block "query", whose content only WordPress can produce; it was left out',
    ])
  })

  it('have what a post changed in a reusable block', async () => {
    const bindings = { __default: { source: 'core/pattern-overrides' } }
    const shared = [
      block('heading', '<h2 class="x">Theirs</h2>', { metadata: { name: 'Head', bindings } }),
      paragraph('Theirs', { name: 'Words', bindings }),
      block('shortcode', '[youtube abcdefghijk]'),
    ].join('')
    const content = {
      Head: { content: 'Ours $1' },
      Words: { content: 'Ours <em>too</em>' },
      Gone: { content: 'Not there' },
    }
    const body = `<!-- wp:block ${JSON.stringify({ ref: 7, content })} /-->\n<!-- wp:block {"ref":7} /-->`

    const { post, report } = await importItems([
      item({ id: 1, body }),
      item({ id: 7, type: 'wp_block', body: shared }),
    ])

    const film = '![](https://www.youtube.com/watch?v=abcdefghijk)'
    expect(post('posts/2014-01-14-post-1.md').body).toBe(
      `## Ours \\$1\n\nOurs *too*\n\n${film}\n\n## Theirs\n\nTheirs\n\n${film}\n`,
    )
    expect(report.notes.map(({ message }) => message)).toEqual([
      'changed "Gone" in a reusable block, which has its own words there now',
    ])
  })

  it('are reported if a custom field fills them', async () => {
    const content = { source: 'core/post-meta', args: { key: 'price' } }
    const body = paragraph('Its price', { bindings: { content } })

    const { report } = await importItems([item({ id: 1, body })])

    expect(report.notes.map(({ message }) => message)).toEqual([
      'has a block "paragraph" that WordPress fills from a custom field; it was imported as it is in the editor',
    ])
  })

  it('have the heading of an accordion without its sign', async () => {
    const body = block(
      'accordion-heading',
      '<h3><button><span>Opening</span><span class="wp-block-accordion-heading__toggle-icon" aria-hidden="true">+</span></button></h3>',
    )

    const { post } = await importItems([item({ id: 1, body })])

    expect(post('posts/2014-01-14-post-1.md').body).toBe('### Opening\n')
  })
})

describe('a gallery of WordPress', () => {
  const ofPost = (order: number) =>
    `<wp:post_parent>1</wp:post_parent><wp:menu_order>${order}</wp:menu_order>`
  const pictures = [picture(2, ofPost(3)), picture(3, ofPost(1)), picture(4, ofPost(2))]
  const shown = (...ids: number[]) =>
    `${ids.map(id => `![](https://old.example/${id}.jpg)`).join('\n\n')}\n`

  it('has the pictures of its post, in the order that its author gave them', async () => {
    const { post } = await importItems([item({ id: 1, body: '[gallery]' }), ...pictures])

    expect(post('posts/2014-01-14-post-1.md').body).toBe(shown(3, 4, 2))
  })

  it('lacks the pictures that it excludes, and is reported if it was sorted', async () => {
    const body = '[gallery exclude="4, 9" orderby="title"]'

    const { post, report } = await importItems([item({ id: 1, body }), ...pictures])

    expect(post('posts/2014-01-14-post-1.md').body).toBe(shown(3, 2))
    expect(report.notes.map(({ message }) => message)).toContain(
      'has a gallery that was in an order of its own ("orderby"); see whether it is right now',
    )
  })

  it('has captions with quotation marks in them', async () => {
    const body = `[caption caption="Called &quot;Rome&quot; or “Roma”"]<img src="https://old.example/2.jpg" alt="A">[/caption]`

    const { post } = await importItems([item({ id: 1, body })])

    expect(post('posts/2014-01-14-post-1.md').body).toBe(
      '![A](https://old.example/2.jpg "Called \\"Rome\\" or “Roma”")\n',
    )
  })
})
