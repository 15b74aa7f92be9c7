import { describe, expect, it } from 'vitest'
import { idOf, startService } from './service.ts'

describe('a restarted service', () => {
  it('serves a comment under the same version as before', async () => {
    const first = await startService({ config: { moderation: 'none' } })
    const id = await idOf(await first.submit('rome'))
    await first.app.close()

    const second = await startService({ folder: first.folder })

    expect(await second.read('rome')).toMatchObject({ version: 1, comments: [{ id }] })
  })
})
