import { describe, expect, it } from 'vitest'
import { createSiteFolder, plainSite, post } from '../site-folder.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('a file in another encoding than UTF-8', () => {
  it('is reported at its first invalid character, in a post and in site.yaml', async () => {
    using site = createSiteFolder()
    site.write('posts/2026-01-01-one.md', latin1(post('One', '', 'Some words.\n\nA café.')))
    site.write('site.yaml', latin1(plainSite.replace('Ada', 'Zoë')))

    const mistakes = await site.mistakes()

    const found = mistakes.map(({ file, line, column, code }) => [
      file.replace(/^.*\/content\//, ''),
      line,
      column,
      code,
    ])
    expect(found).toEqual([
      ['posts/2026-01-01-one.md', 7, 6, 'not-utf-8'],
      ['site.yaml', 7, 11, 'not-utf-8'],
    ])
  })
})
