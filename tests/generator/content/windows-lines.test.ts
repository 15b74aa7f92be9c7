import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

const windows = (text: string) => text.replaceAll('\n', '\r\n')

describe('a file with CRLF line ends', () => {
  it.each(['tags: [a]', 'draft: false', 'aliases:\n  - /old/', 'title: "One"', 'comments: open'])(
    'is read whatever the last line of its front matter is: %s',
    async last => {
      const first = last.startsWith('title') ? 'lang: en' : 'title: One'
      using site = createSiteFolder({
        'site.yaml': windows(plainSite),
        'posts/2026-01-01-one.md': windows(`---\n${first}\n${last}\n---\n\nWords.\n`),
      })

      expect(await site.mistakes()).toEqual([])
      expect(site.page('one/index.html')).toContain('<p>Words.</p>')
    },
  )

  it('has its mistakes reported at their places, also with spaces after the fences', async () => {
    using site = createSiteFolder({
      'posts/2026-01-01-one.md': windows('---  \ntitle: One\ndraft: no\n---\n\n[x](nowhere.md)\n'),
      'posts/2026-01-02-two.md': '--- \ntitle: Two\ntag: a\n--- \n',
    })

    const places = (await site.mistakes()).map(({ line, column, message }) => [
      line,
      column,
      message,
    ])

    expect(places).toEqual([
      [3, 8, '"draft" is "no", which is not true or false'],
      [6, 5, '"nowhere.md" leads nowhere'],
      [3, 1, '"tag" is not a key of a post'],
    ])
  })

  it('is rendered to the same page as with LF', async () => {
    const text = post('One', 'description: |\n  Two\n  lines', 'Words,\nmore.\n\n- a\n- b')
    using plain = createSiteFolder({ 'posts/2026-01-01-one.md': text })
    using foreign = createSiteFolder({ 'posts/2026-01-01-one.md': windows(text) })

    await plain.build()
    await foreign.build()

    expect(foreign.page('one/index.html')).toBe(plain.page('one/index.html'))
  })
})
