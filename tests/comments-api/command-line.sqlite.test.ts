import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findCommand } from '../../comments-api/commands/all.ts'
import { describeMisuse } from '../../comments-api/commands/misuse.ts'
import { asksForUsage } from '../../comments-api/commands/usage.ts'
import { carryOutHere, run } from './command.ts'
import { listen } from './listener.ts'
import { makeFolder } from './service.ts'

// How the command line is read does not depend on the database, so one engine is enough.

describe('the command line', () => {
  it('names every invalid setting at once and exits with 1', async () => {
    const wrong = { AFTERWORD_PORT: 'many', AFTERWORD_MODERATION: 'some', AFTERWORD_PROT: '1' }

    const { said, code } = await carryOutHere(await makeFolder(), ['check-config'], wrong)

    expect(code).toBe(1)
    expect(said.trim().split('\n')).toHaveLength(3)
  })

  it('warns about a database that the current user cannot write', async () => {
    const folder = await makeFolder()
    const file = join(folder, 'no-folder')
    await writeFile(file, '')
    const env = { AFTERWORD_DATABASE: `sqlite:${file}/data/comments.db` }

    const { printed, code } = await carryOutHere(folder, ['check-config'], env)

    expect(printed).toContain(
      `warning: you cannot write to ${file}, where the database is; see AFTERWORD_DATABASE\n`,
    )
    expect(code).toBe(0)
  })

  it('warns that an empty setting counts as not set', async () => {
    const env = { AFTERWORD_SMTP: '' }

    const { printed, code } = await carryOutHere(await makeFolder(), ['check-config'], env)

    expect(printed).toContain('warning: AFTERWORD_SMTP is empty, which counts as not set\n')
    expect(code).toBe(0)
  })

  it('prints the usage in one line and exits with 2 when an argument is missing', async () => {
    const { said, code } = await run(await makeFolder(), ['import'])

    expect([said, code]).toEqual(['usage: npm run comments -- import FILE\n', 2])
  })

  it.each([
    [['fly'], 'there is no command "fly"; "npm run comments -- --help" lists them'],
    [['exprot'], 'there is no command "exprot"; did you mean "export"?'],
    [['import', 'a', 'b'], 'usage: npm run comments -- import FILE'],
    [
      ['export', '--all'],
      'there is no option "--all" of export; usage: npm run comments -- export [FILE]',
    ],
    [
      ['erase', '--with-word', 'a@b.example'],
      'there is no option "--with-word" of erase; did you mean "--with-words"?',
    ],
    [
      ['moderator', 'x'],
      'usage: npm run comments -- moderator, or moderator add NAME ADDRESS | link WHO | list | remove WHO',
    ],
  ])('rejects the call %j with a hint', async (words, wrong) => {
    const [name = '', ...rest] = words
    const command = await findCommand(name)

    expect(command?.prepare(rest) ?? null).toBeNull()
    expect(await describeMisuse(words)).toBe(wrong)
  })

  it.each(['import', 'restore'])('refuses to %s a file that does not exist', async command => {
    const { said, code } = await carryOutHere(await makeFolder(), [command, '/nowhere/a.jsonl'])

    expect([said, code]).toEqual(['there is no file /nowhere/a.jsonl\n', 1])
  })

  it('prints the usage and exits with 0 when asked for it, without settings', async () => {
    const { printed, said, code } = await run(await makeFolder(), ['help'], { AFTERWORD_SITE: '' })

    expect(printed).toContain('usage:')
    expect([said, code]).toEqual(['', 0])
  })

  it.each([
    [['help'], true],
    [['--help'], true],
    [['-h'], true],
    [['export', '--help'], true],
    [['export', 'help'], false],
    [[], false],
  ])('is asked for the usage by %j: %s', (words, isAsked) => {
    expect(asksForUsage(words)).toBe(isAsked)
  })

  it('fills the compile cache with --compile, without settings', async () => {
    const folder = await makeFolder()
    const compiled = join(folder, 'compiled')
    const env = { AFTERWORD_SITE: '', NODE_COMPILE_CACHE: compiled }

    const { printed, said, code } = await run(folder, ['--compile'], env)

    expect([printed, said, code]).toEqual(['', '', 0])
    const kept = await readdir(compiled, { recursive: true })
    // Each of our own modules twice: without its types, and compiled.
    expect(kept.length).toBeGreaterThan(600)
  })

  it('exits with 3 when the port is taken, and names the setting', async () => {
    const { port } = new URL((await listen()).url)

    const { said, code } = await run(await makeFolder(), [], { AFTERWORD_PORT: port })

    expect(said).toContain(
      `port ${port} is taken; stop what listens there, or set AFTERWORD_PORT to another: listen EADDRINUSE`,
    )
    expect(code).toBe(3)
  })

  it.each(['192.0.2.1', 'nowhere.invalid'])(
    'exits with 3 when %s is not an address of this machine, and names the setting',
    async host => {
      const { said, code } = await carryOutHere(await makeFolder(), [], { AFTERWORD_HOST: host })

      expect(said).toContain(`AFTERWORD_HOST is ${host}, which is not an address of this machine`)
      expect(code).toBe(3)
    },
  )

  it('rejects an IPv6 address in brackets', async () => {
    const settings = { AFTERWORD_HOST: '[::1]' }

    const { said, code } = await carryOutHere(await makeFolder(), [], settings)

    expect(said).toBe('AFTERWORD_HOST is not an address to listen on, such as 127.0.0.1 or ::\n')
    expect(code).toBe(1)
  })
})
