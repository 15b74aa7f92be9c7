import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { makeFolder, site, writeManifest } from '../comments-api/service.ts'
import { packagesAmong } from './packages-among.ts'

/** Of our own dependencies. What is needed by some and not by all is loaded by the first who needs it. */
const packages = [
  '@fastify/cookie',
  '@fastify/cors',
  '@fastify/rate-limit',
  'fastify',
  'ipaddr.js',
  'leven',
  'markdown-it',
  'zod',
]

it('loads only the packages that every service needs, up to its first answer', async () => {
  const folder = await makeFolder()
  await writeManifest(join(folder, 'threads.json'))

  const files = await filesLoadedBy(folder)

  expect(packagesAmong(files)).toEqual(packages)
})

/** Until its first answer, and stops. */
async function filesLoadedBy(folder: string): Promise<string[]> {
  const root = join(import.meta.dirname, '../..')
  const words = ['--import', join(root, 'tests/tell-modules.ts'), 'comments-api/cli.ts']
  const env = {
    ...process.env,
    AFTERWORD_SITE: site,
    AFTERWORD_MANIFEST: join(folder, 'threads.json'),
    AFTERWORD_DATABASE: `sqlite:${join(folder, 'comments.db')}`,
    AFTERWORD_PORT: '0',
  }
  const child = spawn(process.execPath, words, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exit = once(child, 'exit')
  let last = ''
  for await (const line of createInterface({ input: child.stdout })) {
    last = line
    const [url] = /http:\S+$/.exec(line) ?? []
    if (url === undefined) continue
    await fetch(`${url}/healthz`)
    child.kill('SIGTERM')
  }
  await exit
  return JSON.parse(last)
}
