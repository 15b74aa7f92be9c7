import { describe, expect, it } from 'vitest'
import { hugoConfig, hugoText, importHugo } from './old-site.ts'

async function importBody(body: string, settings = '') {
  const { post, report } = await importHugo({
    'hugo.toml': `${hugoConfig}${settings}`,
    'content/posts/rome.md': hugoText('', body),
  })
  return {
    body: post('posts/2014-01-14-rome.md').body.trimEnd(),
    notes: report.notes.map(({ message }) => message),
  }
}

describe('the Markdown of Hugo', () => {
  it.each([
    ['## One {.wide}\n\n## Two {.a b="c d"}\n\n[to](#one)', '## One\n\n## Two\n\n[to](#one)'],
    ['## A set {x}\n\n`## One {.wide}`', '## A set {x}\n\n`## One {.wide}`'],
    ['Words\n{.wide}', 'Words\n{.wide}'],
  ])('has headings without the attributes that change their looks: %j', async (written, read) => {
    expect(await importBody(written)).toEqual({ body: read, notes: [] })
  })

  it('has blocks without attributes if its settings allow them', async () => {
    const body = 'Words\n{.wide}\n\n> Said\n{cite="A" #b}\n\n```\n{.code}\n```'

    const read = await importBody(body, '[markup.goldmark.parser.attribute]\nblock = true\n')

    expect(read.body).toBe('Words\n\n> Said\n\n```\n{.code}\n```')
  })

  it('keeps what only begins as attributes, however long it is', async () => {
    const written = `## One {${'a=b=c=d'.repeat(2000)}"}`

    expect((await importBody(written)).body).toBe(written)
  })

  it.each([
    ['See https://b.example/x_y_z.', 'See <https://b.example/x_y_z>.'],
    ['(https://b.example/Rome_(city))', '(<https://b.example/Rome_(city)>)'],
    ['- https://b.example/', '- <https://b.example/>'],
  ])('has addresses as links: %j', async (written, read) => {
    expect((await importBody(written)).body).toBe(read)
  })

  it.each([
    '[a](https://b.example/) <https://b.example/> ![](https://b.example/a.png)',
    '[https://b.example/](https://b.example/) [see https://b.example/ there](https://b.example/)',
    '[a][b]\n\n[b]: https://b.example/',
    '`https://b.example/` <a href="https://b.example/">https://b.example/</a>',
    '<div>\nhttps://b.example/\n</div>',
  ])('has other addresses as they are: %j', async written => {
    expect((await importBody(written)).body).toBe(written)
  })

  it('has addresses as words if its settings say so', async () => {
    const settings = '[markup.goldmark.extensions]\nlinkify = false\n'

    expect((await importBody('See https://b.example/', settings)).body).toBe(
      'See https://b.example/',
    )
  })

  it('has parameters of the text or of its site', async () => {
    const settings = '[params]\nTown = "Rome"\n'

    expect(await importBody('In {{< param town >}}.', settings)).toEqual({
      body: 'In Rome.',
      notes: [],
    })
  })
})
