import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { carryOutHere } from '../command.ts'
import { makeFolder } from '../service.ts'

// With PostgreSQL, no path names the database.

it('backup, restore and export refuse a path to the database itself, even through links', async () => {
  const folder = await makeFolder()
  mkdirSync(join(folder, 'disk'))
  symlinkSync(join(folder, 'disk'), join(folder, 'data'))
  await carryOutHere(folder, ['migrate'])
  const own = join(folder, 'disk', 'comments.db')
  symlinkSync(own, join(folder, 'link'))
  const asSet = join(folder, 'data', 'comments.db')
  const before = readFileSync(own)

  for (const words of [
    ['backup', asSet],
    ['restore', join(folder, 'link')],
    ['export', asSet],
    ['export', own],
  ]) {
    const { said, code } = await carryOutHere(folder, words)

    expect([said, code]).toEqual([`${words[1]} is the database itself\n`, 1])
  }

  expect(readFileSync(own).equals(before)).toBe(true)
})
