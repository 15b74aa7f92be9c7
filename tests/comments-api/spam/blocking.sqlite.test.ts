import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../comments-api/config.ts'
import { signInModerator } from '../moderator.ts'
import { makeFolder, startService } from '../service.ts'
import { submitFrom } from './submit-from.ts'

// What a list matches does not depend on the database engine.

/** A service whose owner wrote a block list. */
async function withList(...lines: string[]) {
  const blockList = join(await makeFolder(), 'blocked.txt')
  await writeFile(blockList, lines.join('\n'))
  const config = {
    moderation: 'none',
    trustProxy: ['127.0.0.1'],
    spam: { blockList, akismetKey: null },
  } as const
  return { service: await startService({ config }), blockList }
}

describe('a block list', () => {
  it.each([
    ['a word in the text', { body: 'Buy CHEAP\u3000Pills now.' }],
    ['full-width letters', { body: 'ｃｈｅａｐ ｐｉｌｌｓ' }],
    ['marks within the word', { body: 'ch**ea**p pi*ll*s' }],
    ['character references', { body: 'Look: pills&period;ex&#97;mple' }],
    ['invisible characters', { body: 'che\u200bap pil\u00adls' }],
    ['the address of a link', { body: '[Look](https://pills%2Eexample/)' }],
    ['the name', { name: 'Cheap Pills Inc.' }],
    ['the site', { url: 'https://pills.example/cheap' }],
    ['the mail address', { email: 'ann@pills.example' }],
    ['a short entry', { body: 'Such Ж☂ weather.' }],
  ])('marks a comment that contains an entry as spam: %s', async (_case, words) => {
    const { service } = await withList('cheap pills', '', '# a note', 'pills.example', 'ж☂')
    const moderator = await signInModerator(service)

    const answer = await submitFrom(service, '198.51.100.1', words)

    expect(answer.status).toBe(202)
    expect(await moderator.desk('?status=spam')).toContain('on the block list')
    expect((await service.read('rome')).count).toBe(0)
  })

  it.each(['192.0.2.7', '2001:db8:5::9', '203.0.113.5'])(
    'keeps comments from %s unpublished',
    async address => {
      const { service } = await withList('192.0.2.0/24', '2001:db8:5::/48', '203.0.113.')

      expect((await submitFrom(service, address)).status).toBe(202)
      expect((await submitFrom(service, '198.51.100.1', { body: 'Other.' })).status).toBe(201)
    },
  )

  it('keeps comments from a listed user agent unpublished', async () => {
    const { service } = await withList('SpamTool')

    expect((await submitFrom(service, '198.51.100.1', {}, 'spamtool/2')).status).toBe(202)
  })

  it('is read again when it changes, and a mistake in it leaves the last valid one in force', async () => {
    const { service, blockList } = await withList('one')
    await submitFrom(service, '198.51.100.1', { body: 'Nothing.' })
    const rewrite = async (text: string, second: number) => {
      await writeFile(blockList, text)
      await utimes(blockList, second, second)
      service.clock.advance(1_000)
    }

    await rewrite('two', 1)
    const fresh = await submitFrom(service, '198.51.100.1', { body: 'Two.' })
    await rewrite('three\nx', 2)
    const kept = await submitFrom(service, '198.51.100.1', { body: 'Twofold.' })

    expect([fresh.status, kept.status]).toEqual([202, 202])
    expect(service.lines.join('')).toContain('line 2 is one character')
  })

  it('is rejected at start with all of its mistakes', async () => {
    const file = join(await makeFolder(), 'blocked.txt')
    await writeFile(file, 'fine\na\n300.0.0.0/8\n')

    const settings = { AFTERWORD_SITE: 'http://localhost:8080/' }
    expect(() => readConfig({ ...settings, AFTERWORD_BLOCKLIST: file })).toThrow(
      /line 2 is one character.*\n.*line 3 has "300\.0\.0\.0\/8"/,
    )
    expect(() => readConfig({ ...settings, AFTERWORD_BLOCKLIST: `${file}x` })).toThrow(
      /cannot be read/,
    )
    expect(() => readConfig({ ...settings, AFTERWORD_BLOCKLIST: '/dev/zero' })).toThrow(
      /is not a file/,
    )
  })
})
