import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { carryOutHere, run } from './command.ts'
import { makeFolder } from './service.ts'

// PostgreSQL leaves no folder to keep a secret in.

it('two commands at once create one secret, readable by its owner only', async () => {
  const folder = await makeFolder()

  await Promise.all([run(folder, ['moderator']), run(folder, ['moderator'])])

  const data = join(folder, 'data')
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600)
  expect(readdirSync(data).filter(name => name.startsWith('secret'))).toEqual(['secret'])
})

it('the command “renew-secret” replaces the stored secret', async () => {
  const folder = await makeFolder()
  const renew = async () => {
    await carryOutHere(folder, ['renew-secret'])
    return readFileSync(join(folder, 'data', 'secret'), 'utf8')
  }

  const before = await renew()

  expect(await renew()).not.toBe(before)
})

it('the service exits with 1 when the stored secret is too short', async () => {
  const folder = await makeFolder()
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data', 'secret'), '')

  const { said, code } = await run(folder, [])

  expect(said).toMatch(/data\/secret is shorter than 32 bytes; delete it/)
  expect(code).toBe(1)
})

it('a command exits with 3 when the database cannot be written', async () => {
  const { said, code } = await carryOutHere(await makeFolder(), ['moderator'], {
    AFTERWORD_DATABASE: 'sqlite:/dev/null/comments.db',
  })

  expect(said).toContain('/dev/null/comments.db cannot be written')
  expect(code).toBe(3)
})
