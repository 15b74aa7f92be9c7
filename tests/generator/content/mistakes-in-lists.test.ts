import { describe, expect, it } from 'vitest'
import { post, reportOf } from '../site-folder.ts'

describe('a build with invalid entries in a list', () => {
  it('checks the other entries, too', async () => {
    const lines = await reportOf({
      'posts/2026-01-01-one.md': post('One', 'aliases: [/a/, /b*/, /A, /api/]\ntags: [Ö, 1, ö]'),
    })

    expect(lines).toEqual([
      'posts/2026-01-01-one.md:3:16 error invalid-value "aliases.1": holds "*", which an address of this site cannot contain',
      'posts/2026-01-01-one.md:3:22 error shared-address the alias /A is the same as /a/',
      'posts/2026-01-01-one.md:3:26 error reserved-address the address /api/ belongs to the site itself',
      'posts/2026-01-01-one.md:4:11 error invalid-value "tags.1" is 1, which is not text',
      'posts/2026-01-01-one.md:4:14 error shared-address the tags "ö" and "Ö" would share the address /tags/ö/',
    ])
  })
})
