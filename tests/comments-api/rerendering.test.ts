import { describe, expect, it } from 'vitest'
import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import { run } from './command.ts'
import { idOf, type Service, startService } from './service.ts'

/** As an older release would have left it; no door leads there. */
function makeOld({ config }: Service, id: string): void {
  const database = new DatabaseSync(config.database.file, { timeout: 5_000 })
  database
    .prepare("update comments set renderer = 0, html = '<b>old</b>', fragment = '{}' where id = ?")
    .run(id)
  database.close()
}

describe('comments that an older release rendered', () => {
  it('are rendered by one command, and whoever has the page learns of it', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const old = await idOf(await service.submit('rome', { body: '**Old**' }))
    await service.submit('rome', { body: 'New' })
    const before = await service.read('rome')
    makeOld(service, old)

    const { out, code } = await run(service.folder, ['rerender'])

    service.clock.advance(1_000)
    const changed = await service.read('rome', `?since=${before.version}`)
    expect([out, code]).toEqual(['rendered 1; 1 look different now\n', 0])
    expect(changed.comments).toMatchObject([{ id: old, html: '<p><strong>Old</strong></p>' }])
    expect((await service.read('rome')).comments).toEqual(before.comments)
  })

  it('and are not shown cost no reader anything', async () => {
    const service = await startService()
    makeOld(service, await idOf(await service.submit('rome')))

    const { out } = await run(service.folder, ['rerender'])
    const again = await run(service.folder, ['rerender'])

    expect(out).toBe('rendered 1; 1 look different now\n')
    expect(again.out).toBe('rendered 0; 0 look different now\n')
    expect((await service.read('rome')).version).toBe(0)
  })
})
