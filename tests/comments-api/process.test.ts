import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { DatabaseSync } from '../../comments-api/storage/sqlite/engine.ts'
import { startProcess } from './command.ts'
import { engine } from './engines.ts'
import { listen } from './listener.ts'
import { mailTo } from './post-office.ts'
import { exitOf, post } from './running.ts'
import { makeFolder, startService, toJson } from './service.ts'

function withWebhook(url: string) {
  return mailTo('smtp://127.0.0.1:9', {
    AFTERWORD_MODERATOR_MAIL: 'none',
    AFTERWORD_WEBHOOK: url,
    AFTERWORD_WEBHOOK_SECRET: 'x'.repeat(24),
  })
}

/** Sends the next request when an answer has come, as a busy proxy does. Returns after the first answer. */
async function askOnAndOn(url: string) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const ask = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'
  const answers: string[] = []
  socket.on('data', bytes => {
    const answer = String(bytes)
    answers.push(answer)
    if (!/^connection: close/im.test(answer)) socket.write(ask)
  })
  socket.write(ask)
  await once(socket, 'data')
  return { socket, answers }
}

// Signals are handled alike on both databases; one is enough to see that PostgreSQL is closed in time.
const signals =
  engine === 'sqlite' ? (['SIGTERM', 'SIGINT', 'SIGHUP'] as const) : (['SIGTERM'] as const)

describe('the service as a process', () => {
  it('neither loses nor duplicates acknowledged comments when it is killed', async () => {
    const folder = await makeFolder()
    const { child, url } = await startProcess(folder)
    const acknowledged: string[] = []

    const writes = Array.from({ length: 400 }, async (_, number) => {
      const id = await post(url, number)
      if (id !== null) acknowledged.push(id)
      if (acknowledged.length === 100) child.kill('SIGKILL')
    })
    await Promise.allSettled(writes)

    const service = await startService({ folder })
    const stored = await readAll(service)
    expect(acknowledged.length).toBeGreaterThanOrEqual(100)
    expect(acknowledged.filter(id => !stored.has(id))).toEqual([])
    expect((await service.read('rome')).count).toBe(stored.size)
    if (engine === 'sqlite') expect(checkIntegrity(folder)).toEqual([{ integrity_check: 'ok' }])
  })

  it('leaves its queued webhook calls to the next start when it is killed', async () => {
    const folder = await makeFolder()
    let isHeldUp = true
    const { calls, url: webhook } = await listen(() =>
      isHeldUp && calls.length > 5 ? new Promise(() => undefined) : 200,
    )
    const settings = { AFTERWORD_WEBHOOK: webhook, AFTERWORD_WEBHOOK_SECRET: 'x'.repeat(24) }
    const { child, url } = await startProcess(folder, settings)
    const ids = await Promise.all(Array.from({ length: 50 }, (_, number) => post(url, number)))
    await expect.poll(() => calls.length).toBeGreaterThan(5)

    child.kill('SIGKILL')
    await exitOf(child)
    isHeldUp = false
    const later = await startService({ folder, config: withWebhook(webhook) })
    await later.settle()

    const told = calls.map(({ body }) => (JSON.parse(body) as { comment: string }).comment)
    expect(new Set(told)).toEqual(new Set(ids))
  })

  it.each(signals)(
    'at %s, finishes a pending request and serves an open connection until it says “close”',
    async signal => {
      const { child, url } = await startProcess(await makeFolder())
      const writing = connect(Number(new URL(url).port), '127.0.0.1')
      const body = JSON.stringify(toJson({ body: 'Last words.' }))
      writing.write(
        `POST /api/threads/rome/comments HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n`,
      )
      await once(writing, 'data')
      const { socket: asking, answers } = await askOnAndOn(url)

      const exit = exitOf(child)
      child.kill(signal)
      await once(asking, 'close')
      writing.write(body)

      expect(answers.at(-1)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*^connection: close/ims)
      expect(await text(writing)).toContain('HTTP/1.1 201 Created')
      expect(await exit).toBe(0)
    },
  )
})

async function readAll(service: Awaited<ReturnType<typeof startService>>): Promise<Set<string>> {
  const ids = new Set<string>()
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await service.read('rome', cursor && `?cursor=${encodeURIComponent(cursor)}`)
    for (const comment of page.comments) ids.add(comment.id)
    cursor = page.next
  }
  return ids
}

function checkIntegrity(folder: string): unknown[] {
  const database = new DatabaseSync(join(folder, 'data', 'comments.db'), { readOnly: true })
  const result = [
    ...database.prepare('pragma integrity_check').all(),
    ...database.prepare('pragma foreign_key_check').all(),
  ].map(row => ({ ...row }))
  database.close()
  return result
}
