import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { carryOutHere, run } from './command.ts'
import { makeFolder } from './service.ts'

// PostgreSQL leaves no folder to keep a secret in.

it('makes one secret, for its owner only, and keeps it', async () => {
  const folder = await makeFolder()

  await Promise.all([run(folder, ['moderator']), run(folder, ['moderator'])])

  const data = join(folder, 'data')
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
  expect(readdirSync(data).filter(name => name.startsWith('secret'))).toEqual(['secret'])
})

it('keeps another one once it is renewed', async () => {
  const folder = await makeFolder()
  const renew = async () => {
    await carryOutHere(folder, ['renew-secret'])
    return readFileSync(join(folder, 'data', 'secret'), 'utf8')
  }

  const before = await renew()

  expect(await renew()).not.toBe(before)
})

it('ends with 1 when the kept secret is too short to keep anybody out', async () => {
  const folder = await makeFolder()
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data', 'secret'), '')

  const { said, code } = await run(folder, [])

  expect(said).toMatch(/data\/secret is shorter than 32 bytes; delete it/)
  expect(code).toBe(1)
})

it('ends with 3 when the machine is at fault', async () => {
  const { said, code } = await carryOutHere(await makeFolder(), ['moderator'], {
    AFTERWORD_DATABASE: 'sqlite:/dev/null/comments.db',
  })

  expect(said).toContain('/dev/null/comments.db cannot be written')
  expect(code).toBe(3)
})
