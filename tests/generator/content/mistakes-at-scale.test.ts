import { describe, expect, it } from 'vitest'
import { inReadingOrder } from '../../../generator/diagnostic.ts'
import { createSiteFolder, post } from '../site-folder.ts'

/** The code of each mistake, and the text of a post that makes it. */
const mistakes: readonly (readonly [string, (name: string) => string])[] = [
  ['unknown-key', name => post(name, 'tag: a')],
  ['invalid-value', name => post(name, 'draft: yes')],
  ['invalid-date', name => post(name, 'date: 2026-02-30')],
  ['invalid-date', name => post(name, 'date: 2026-03-29 02:30')],
  ['duplicate-key', name => post(name, 'series: a\nseries: b')],
  ['invalid-yaml', name => post(name, 'description: "open')],
  ['missing-key', () => '---\nseries: a\n---\n\nWords.\n'],
  ['unclosed-front-matter', name => `---\ntitle: ${name}\n\nWords.\n`],
  ['displaced-front-matter', name => `\n${post(name)}`],
  ['missing-front-matter', () => 'Words.\n'],
  ['front-matter-language', () => '---js\n{ title: process.exit(7) }\n---\n'],
  ['broken-link', name => post(name, '', '[x](nowhere.md)')],
  ['broken-link', name => post(name, '', '![x](nowhere.png)')],
  ['link-to-unpublished', name => post(name, '', '[x](../sound/2026-01-01-draft.md)')],
  ['missing-anchor', name => post(name, '', '[x](#nowhere)')],
  ['missing-anchor', name => post(name, '', '[x](../sound/2026-01-01-sound.md#nowhere)')],
  ['shared-address', name => post(name, 'aliases: [/sound]')],
  ['shared-address', name => post(name, `aliases: [/${name}]`)],
  ['reserved-address', name => post(name, 'aliases: [/feed.xml]')],
  ['shared-id', name => post(name, 'id: sound')],
  ['no-address', name => post(name, 'tags: ["?"]')],
  ['missing-alt', name => post(name, 'image: ../sound/2026-01-01-sound.md')],
]

describe('a build of a site with a mistake in each of its 500 posts', () => {
  it('reports each of them once, in reading order', async () => {
    const wrong = Array.from({ length: 500 }, (_, number) => {
      const [code = '', compose = post] = mistakes[number % mistakes.length] ?? []
      const name = `p${String(number).padStart(3, '0')}`
      return { code, name: `posts/wrong/2026-01-01-${name}.md`, text: compose(name) }
    })
    using site = createSiteFolder({
      'posts/sound/2026-01-01-sound.md': post('Sound'),
      'posts/sound/2026-01-01-draft.md': post('Draft', 'draft: true'),
      ...Object.fromEntries(wrong.map(({ name, text }) => [name, text])),
    })

    const found = await site.mistakes()

    expect(found.map(({ code, file }) => [code, file.replace(/^.*\/content\//, '')])).toEqual(
      wrong.map(({ code, name }) => [code, name]),
    )
    expect(found).toEqual(inReadingOrder(found))
  })
})
