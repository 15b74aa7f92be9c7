import { describe, expect, it } from 'vitest'
import { run, startProcess } from './command.ts'
import { makeFolder } from './service.ts'

// What the command line makes of its words has nothing to do with the database: once is enough.

describe('the command line', () => {
  it('names every wrong setting at once and ends with 1', async () => {
    const wrong = { AFTERWORD_PORT: 'many', AFTERWORD_MODERATION: 'some', AFTERWORD_PROT: '1' }

    const { err, code } = await run(await makeFolder(), ['check-config'], wrong)

    expect(code).toBe(1)
    expect(err.trim().split('\n')).toHaveLength(3)
  })

  it.each([
    [['fly']],
    [['import']],
    [['moderator', 'x']],
    [['import', 'a', 'b']],
    [['export', '--all']],
  ])('called wrongly, as %j, shows how and ends with 2', async words => {
    const { err, code } = await run(await makeFolder(), words)

    expect(err).toContain('usage:')
    expect(code).toBe(2)
  })

  it.each(['--help', '-h', 'help'])('asked with %s, says how and ends with 0', async word => {
    const { out, err, code } = await run(await makeFolder(), [word], { AFTERWORD_SITE: '' })

    expect(out).toContain('usage:')
    expect([err, code]).toEqual(['', 0])
  })

  it('ends with 3 when the port is taken', async () => {
    const { url } = await startProcess(await makeFolder())

    const { err, code } = await run(await makeFolder(), [], { AFTERWORD_PORT: new URL(url).port })

    expect(err).toContain('EADDRINUSE')
    expect(code).toBe(3)
  })
})
