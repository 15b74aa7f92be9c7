import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../comments-api/storage/open.ts'
import { sql } from '../../../comments-api/storage/sql.ts'
import { filesIn } from '../../files-in.ts'
import { dump } from '../dump.ts'
import { type Service, startService, toJson } from '../service.ts'

const behindProxy = { config: { trustProxy: ['127.0.0.1'] } }

function sendFrom(service: Service, address: string, body: string) {
  return service.post('/api/threads/rome/comments', toJson({ body }), {
    'x-forwarded-for': address,
    'user-agent': 'Browser of nobody',
  })
}

/** The network hash that is stored with each comment, by the text of the comment. */
async function networks({ config }: Service): Promise<Map<string, string | null>> {
  const database = await openDatabase(config.database)
  const rows = await database.all<{ readonly body: string; readonly network: string | null }>(
    sql`select body, network from comments`,
  )
  await database.close()
  return new Map(rows.map(({ body, network }) => [body, network]))
}

it.each([
  ['192.0.2.7', '192.0.2.250', '192.0.3.7'],
  ['192.0.2.7', '::ffff:192.0.2.8', '198.51.100.7'],
  ['2001:db8:1:1::7', '2001:DB8:1:1:ffff:0:0:9', '2001:db8:1:2::7'],
])(
  'stores the same network hash for %s and %s, and a different one for %s',
  async (one, neighbour, other) => {
    const service = await startService(behindProxy)

    await sendFrom(service, one, 'One.')
    await sendFrom(service, neighbour, 'Neighbour.')
    await sendFrom(service, other, 'Other.')

    const stored = await networks(service)
    expect(stored.get('One.')).toMatch(/^[\w-]{22}$/)
    expect(stored.get('Neighbour.')).toBe(stored.get('One.'))
    expect(stored.get('Other.')).not.toBe(stored.get('One.'))
  },
)

it('stores a different hash for the same address in another month and in another service', async () => {
  const service = await startService(behindProxy)
  const secret = 'marigold-umbrella-quartz-seventeen-pelican'
  const elsewhere = await startService({ config: { ...behindProxy.config, secret } })

  await sendFrom(service, '192.0.2.7', 'In November.')
  await sendFrom(elsewhere, '192.0.2.7', 'Elsewhere.')
  service.clock.advance(30 * 24 * 60 * 60 * 1000)
  await sendFrom(service, '192.0.2.7', 'In December.')

  const traces = [...(await networks(service)).values(), ...(await networks(elsewhere)).values()]
  expect(new Set(traces).size).toBe(3)
})

it('takes no address from X-Forwarded-For when no proxy is trusted', async () => {
  const service = await startService()

  await sendFrom(service, '192.0.2.7', 'One.')
  await sendFrom(service, '198.51.100.7', 'Other.')

  const stored = await networks(service)
  expect(stored.get('Other.')).toBe(stored.get('One.'))
})

it('writes neither the IP address nor the user agent to the database, its files or the log', async () => {
  const service = await startService(behindProxy)
  await sendFrom(service, '192.0.2.77', 'One.')
  await sendFrom(service, '2001:db8:77::77', 'Two.')

  const stored = JSON.stringify(await dump(service))
  await service.app.close()

  expect([stored, ...readFiles(service.folder), ...service.lines].join('\n')).not.toMatch(
    /192\.0\.2|2001:db8|Browser of nobody/,
  )
})

/** Including deleted rows that SQLite has not overwritten yet. */
function readFiles(folder: string): string[] {
  return filesIn(folder).map(path => readFileSync(path, 'latin1'))
}
