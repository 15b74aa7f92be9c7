import { Resolver } from 'node:dns/promises'
import { expect, it } from 'vitest'
import { askNameServers } from '../../../comments-api/world.ts'
import { a, aaaa, cname, startNameServer } from './name-server.ts'

it('an address is found behind a CNAME record', async () => {
  const server = await startNameServer((_name, type) =>
    type === 'A' ? [cname('inner.example'), a('10.0.0.1')] : [],
  )

  expect(await askNameServers('blog.example', [server])).toEqual(['10.0.0.1'])
})

it('an A record is found even if the AAAA query fails', async () => {
  const server = await startNameServer((_name, type) =>
    type === 'A' ? [a('93.184.215.14')] : 'failure',
  )

  expect(await askNameServers('blog.example', [server])).toEqual(['93.184.215.14'])
})

it('a name without addresses is rejected with ENODATA', async () => {
  const server = await startNameServer(() => [])

  await expect(askNameServers('blog.example', [server])).rejects.toThrow('ENODATA')
})

it('unanswered queries do not block the lookup of another name', async () => {
  const server = await startNameServer(name =>
    name === 'blog.example' ? [a('93.184.215.14')] : 'silence',
  )
  const unanswered = Array.from({ length: 20 }, (_, at) =>
    askNameServers(`silent${at}.example`, [server]),
  )
  const ended = Promise.any(
    unanswered.map(each =>
      each.then(
        () => 'found',
        () => 'given up',
      ),
    ),
  )

  const first = await Promise.race([ended, askNameServers('blog.example', [server])])

  expect(first).toEqual(['93.184.215.14'])
})

it.each([
  ['A', a('93.184.215.14'), '93.184.215.14'],
  ['AAAA', aaaa(0x1234), '2001::1234'],
] as const)(
  'an address is found within two seconds if only the %s query is answered',
  async (kind, record, address) => {
    const server = await startNameServer((name, type) =>
      name === 'blog.example' && type === kind ? [record] : 'silence',
    )
    // Ends between the one second that is left to the other question and the three that two attempts take.
    const patience = new Resolver({ timeout: 2_000, tries: 1 })
    patience.setServers([server])
    const givenUp = patience.resolve4('silent.example').catch(() => 'given up')

    const first = await Promise.race([givenUp, askNameServers('blog.example', [server])])

    expect(first).toEqual([address])
  },
)
