import MarkdownIt from 'markdown-it'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { surroundingsOf } from '../../../generator/markdown/surroundings.ts'
import { createSiteFolder, post, reportOf, type SiteFolder } from '../site-folder.ts'

const one = 'posts/2026-01-01-one.md'
const two = 'posts/2026-01-02-two.md'

/** Two posts that link to headings of each other and of themselves. */
const neighbours = {
  [one]: post('One', '', '## Bread\n\n[there](2026-01-02-two.md#salt) [here](#bread)'),
  [two]: post('Two', '', '## Salt\n\n[back](2026-01-01-one.md#bread)'),
  'posts/2026-01-03-three.md': post('Three', '', '## Nobody comes here'),
}

async function mistakesIn(site: SiteFolder) {
  return (await site.mistakes()).map(({ code, file, line, column }) => {
    const name = file.replace(/^.*\/content\//, '')
    return `${name}:${line}:${column} ${code}`
  })
}

/** Counts the renderings that only serve to find the anchors in a text. */
function countUnread(): () => number {
  const rendering = vi.spyOn<MarkdownIt, 'render'>(MarkdownIt.prototype, 'render')
  onTestFinished(() => rendering.mockRestore())
  return () =>
    rendering.mock.calls.filter(([, environment]) => surroundingsOf(environment).isUnread).length
}

describe('a link with a fragment', () => {
  it.each([
    ['a heading', '[x](#größe)\n\n## Größe'],
    ['a heading, percent-encoded', '[x](#gr%C3%B6%C3%9Fe)\n\n## Größe'],
    ['the second of two equal headings', '[x](#salt-2)\n\n## Salt\n\n## Salt'],
    ['a heading with an emoji', '[x](#🎉-at-last)\n\n## 🎉 At last'],
    ['a heading without letters', '[x](#section)\n\n## ***'],
    ['a heading that is inline code', '[x](#git-add)\n\n## `git add`'],
    ['a footnote', '[x](#fn1)\n\nWords.[^1]\n\n[^1]: More words.'],
    ['the second reference to a footnote', '[x](#fnref1:1) a[^n] b[^n]\n\n[^n]: Words.'],
    ['an id in raw HTML', '[x](#Box)\n\n<div class="a" id="Box">\n\nWords.\n\n</div>'],
    ['a name attribute in raw HTML', '[x](#old-name) <a name=old-name></a>'],
    ['the conversation below the post', '[x](#conversation), [y](#comment-4f2), [z](#reply)'],
    ['the top of a page', '[x](#top) [y](#) [z](2026-01-01-one.md#)'],
    ['a text fragment (#:~:text=)', '[x](#salt:~:text=salt) [y](#:~:text=salt)\n\n## Salt'],
    ['a part of a file that is not a post', '[x](plan.pdf#page=2)'],
    ['its own post, by the path of the file', '[x](2026-01-01-one.md#salt)\n\n## Salt'],
  ])('may lead to %s', async (_, body) => {
    const lines = await reportOf({ [one]: post('One', '', body), 'posts/plan.pdf': 'A plan.' })

    expect(lines).toEqual([])
  })

  it.each([
    ['in an HTML comment', '[x](#salt)\n\n<!-- <a id="salt"></a> -->'],
    ['in a code sample', '[x](#salt)\n\n```html\n<a id="salt"></a>\n```'],
    ['in lower case', '[x](#Salt)\n\n## Salt'],
  ])('is an error if its target exists only %s', async (_, body) => {
    const [line] = await reportOf({ [one]: post('One', '', body) })

    expect(line).toMatch(/:5:5 error missing-anchor "#salt" leads to a part that is not there/i)
  })

  it('is reported at its own position, not at an earlier occurrence of its text', async () => {
    const [line] = await reportOf({
      [one]: post('One', '', 'About #salt and\n`[x](#salt)`:\n  [x]( #salt "Salt")'),
    })

    expect(line).toContain(':7:8 error missing-anchor')
  })

  it('is reported once if several links use one definition', async () => {
    const lines = await reportOf({ [one]: post('One', '', '[x] and [x]\n\n[x]: #salt') })

    expect(lines).toEqual([
      `${one}:7:6 error missing-anchor "#salt" leads to a part that is not there`,
    ])
  })

  it('is reported when the heading that it leads to is renamed', async () => {
    using site = createSiteFolder(neighbours)
    await site.build()

    site.write(two, post('Two', '', '## Pepper\n\nNo way back.'))

    expect(await mistakesIn(site)).toEqual([`${one}:7:9 missing-anchor`])
  })

  it('needs no second rendering of a target that has not changed', async () => {
    using site = createSiteFolder(neighbours)
    const unread = countUnread()
    await site.build()
    const first = unread()
    await site.build()
    const second = unread()

    site.write(two, post('Two', '', '## Salt\n\nChanged.'))
    await site.build()

    expect([first, second, unread()]).toEqual([2, 2, 3])
  })

  it('does not make its page stale when its target gets another heading', async () => {
    using site = createSiteFolder({
      ...neighbours,
      [two]: post('Two', 'description: x', '## Salt'),
    })
    await site.build()

    site.write(two, post('Two', 'description: x', '## Salt\n\n## Pepper'))
    const report = await site.build()

    // The post itself, three feeds and the search index.
    expect(report.rendered).toBe(5)
  })

  it('to a post that has an error itself is checked in the same run', async () => {
    const lines = await reportOf({
      [one]: post('One', '', '[x](2026-01-02-two.md#salt) [y](2026-01-02-two.md#pepper)'),
      [two]: post('Two', 'tag: x', '## Salt'),
    })

    expect(lines).toEqual([
      `${one}:5:33 error missing-anchor "2026-01-02-two.md#pepper" leads to a part that is not there`,
      `${two}:3:1 error unknown-key "tag" is not a key of a post`,
    ])
  })
})
