import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, it } from 'vitest'
import { run, startProcess } from './command.ts'
import { exitOf, post } from './running.ts'
import { makeFolder, startService } from './service.ts'

// Output and signals of a process do not depend on the database, so one engine is enough.

describe('the service as a process', () => {
  it('prints its address in one line, and the command “moderator” a link that signs in there', async () => {
    const folder = await makeFolder()
    const { line, url } = await startProcess(folder)

    const { printed, code } = await run(folder, ['moderator'])

    const path = new URL(printed.trim()).pathname
    const entered = await fetch(`${url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        origin: 'http://localhost:8080',
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    expect(line).toMatch(/^comment service ready at http:\/\/127\.0\.0\.1:\d+$/)
    expect(code).toBe(0)
    expect(printed).toMatch(/^http:\/\/localhost:8080\/admin\/enter\/[\w-]{43}\n$/)
    expect(entered.status).toBe(303)
  })

  it('logs at the start that the manifest cannot be read', async () => {
    const { child } = await startProcess(await makeFolder(), {
      AFTERWORD_MANIFEST: 'http://127.0.0.1:9/threads.json',
    })

    for await (const line of createInterface({ input: child.stderr })) {
      if (!line.includes('"level":40')) continue
      expect(line).toContain('the manifest http://127.0.0.1:9/threads.json could not be read')
      break
    }
  })

  it('keeps answering after its standard error was closed', async () => {
    const folder = await makeFolder()
    const { child, url } = await startProcess(folder)
    const before = await post(url, 0)
    child.stderr.destroy()
    await once(child.stderr, 'close')
    // A manifest that cannot be read is told in the log.
    await writeFile(join(folder, 'threads.json'), '{')

    const ids = [before, await post(url, 1), await post(url, 2)]

    const service = await startService({ folder })
    const { comments } = await service.read('rome')
    expect(new Set(comments.map(({ id }) => id))).toEqual(new Set(ids))
    expect(child.exitCode).toBe(null)
  })

  it('exits at the second signal despite a pending request', async () => {
    const { child, url } = await startProcess(await makeFolder())
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      'POST /api/preview HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n',
    )
    await once(socket, 'data')

    const exit = exitOf(child)
    child.kill('SIGTERM')
    child.kill('SIGINT')

    expect(await exit).toBe(0)
  })
})
