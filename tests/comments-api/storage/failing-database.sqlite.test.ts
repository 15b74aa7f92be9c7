import { renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DatabaseSync } from '../../../comments-api/storage/sqlite/engine.ts'
import { signInModerator } from '../moderator.ts'
import { linkIn, mailTo, openPostOffice } from '../post-office.ts'
import { codeOf, idOf, type Service, startService } from '../service.ts'

/** What happens to a file; what happens to a server is in failing-database.postgres.test.ts. */
function fileOf({ config: { database } }: Service): string {
  if (database.engine !== 'sqlite') throw new Error('this test is about a file')
  return database.file
}

function spoil(file: string): void {
  const other = new DatabaseSync(file)
  other.exec('pragma wal_checkpoint(truncate)')
  other.close()
  writeFileSync(file, Buffer.alloc(statSync(file).size, 'x'))
}

describe('a service whose database is locked by another process', () => {
  it('returns a reply typed at a mail link with 503, and takes it once the lock is released', async () => {
    const office = await openPostOffice()
    const service = await startService({ config: mailTo(office.url), busyTimeout: 20 })
    await service.submit('rome', { body: 'Held.' })
    await service.settle()
    const link = linkIn(office.mails[0] ?? {}, 'Reply')
    const other = new DatabaseSync(fileOf(service), { timeout: 10_000 })
    other.exec('begin immediate')

    const refused = await service.postForm(link, { body: 'My answer' })
    other.exec('rollback')
    other.close()
    const sent = await service.postForm(link, { body: 'My answer' })

    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await refused.text()).toMatch(/<h1>.*try again.*My answer<\/textarea>/s)
    expect(sent.status).toBe(200)
    expect((await service.read('rome')).count).toBe(2)
  })

  it('answers 503 to writes, keeps reading, returns typed text, and recovers by itself', async () => {
    const service = await startService({ config: { moderation: 'none' }, busyTimeout: 20 })
    const id = await idOf(await service.submit('rome', { body: 'Before.' }))
    const moderator = await signInModerator(service)
    // The service may be about to deliver what was just written: its turn comes first.
    const other = new DatabaseSync(fileOf(service), { timeout: 10_000 })
    other.exec('begin immediate')

    const refused = await service.submit('rome', { body: 'Meanwhile.' })
    const form = await service.submitForm('rome', { name: 'Ada', body: 'My words' })
    const atDesk = await moderator.press(`/admin/comments/${id}/reply`, { body: 'My answer' })
    const ready = await service.ask('/readyz')
    const alive = await service.ask('/healthz')
    const thread = await service.read('rome')
    other.exec('rollback')
    other.close()
    service.clock.advance(1_000)
    const later = await service.submit('rome', { body: 'Meanwhile.' })

    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('2')
    expect(await codeOf(refused)).toBe('service-busy')
    expect(form.status).toBe(503)
    expect(await form.text()).toContain('My words')
    expect(atDesk.status).toBe(503)
    expect(await atDesk.text()).toContain('My answer</textarea>')
    expect([ready.status, alive.status, thread.count]).toEqual([503, 200, 1])
    expect([later.status, (await service.ask('/readyz')).status]).toEqual([201, 200])
  })
})

describe('a service whose database file is deleted or replaced', () => {
  it('answers 503 to writes, and logs that the file was deleted', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await service.submit('rome', { body: 'Before.' })
    unlinkSync(fileOf(service))

    const refused = await service.submit('rome', { body: 'Meanwhile.' })
    const ready = await service.ask('/readyz')

    expect([refused.status, await codeOf(refused)]).toEqual([503, 'service-busy'])
    expect(ready.status).toBe(503)
    expect(service.lines.join()).toMatch(
      /comments\.db was deleted or replaced while the service runs/,
    )
  })

  it('answers 503 instead of writing into a file put in its place', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await service.submit('rome', { body: 'Before.' })
    const file = fileOf(service)
    renameSync(file, `${file}.away`)
    writeFileSync(file, '')

    const refused = await service.submit('rome', { body: 'Meanwhile.' })
    renameSync(`${file}.away`, file)
    const later = await service.submit('rome', { body: 'Meanwhile.' })

    expect([refused.status, later.status]).toEqual([503, 201])
  })
})

describe('a service whose database cannot be read', () => {
  it('answers 503 with service-busy, and returns a reply typed at the desk', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    await service.submit('rome')
    const moderator = await signInModerator(service)
    spoil(fileOf(service))
    service.clock.advance(1_000)

    const read = await service.ask('/api/threads/rome/comments')
    const atDesk = await moderator.press('/admin/comments/x/reply', { body: 'My answer' })

    expect([read.status, await codeOf(read)]).toEqual([503, 'service-busy'])
    expect(atDesk.status).toBe(503)
    expect(await atDesk.text(), 'though nobody knows who is signed in').toContain('My answer')
  })
})
