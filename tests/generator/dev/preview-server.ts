import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { openPreview } from '../../../generator/dev/serving/serve.ts'
import { listenOnLoopback } from '../../listen-on-loopback.ts'

const site = {
  '404.html': '<title>Nothing here</title>',
  'index.html': '<html><head><title>Home</title></head></html>',
  'bread/index.html': '<html><head><title>Bread</title></head></html>',
  'bread/loaf.webp': 'a loaf',
  'bread/rising.mp4': '0123456789',
  'assets/index-1.css': 'p {}',
  'assets/index-G6ZU4JDP.css': 'p {}',
  '.secret': 'mine',
  '../site-of-another/index.html': 'another',
  _headers: '/*\n  X-Kept: yes\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n',
  _redirects: '/loaf/ /bread/ 301\n',
}

export async function openSite(files: Readonly<Record<string, string>> = site) {
  const root = mkdtempSync(join(tmpdir(), 'afterword-serving-'))
  const output = join(root, 'site')
  mkdirSync(output)
  const write = (name: string, content: string) => {
    mkdirSync(dirname(join(output, name)), { recursive: true })
    writeFileSync(join(output, name), content)
  }
  for (const [name, content] of Object.entries(files)) write(name, content)
  const preview = await openPreview(output, 0)
  return {
    preview,
    write,
    get: (path: string, init: RequestInit = {}) =>
      fetch(`${preview.url}${path}`, { redirect: 'manual', ...init }),
    async [Symbol.asyncDispose]() {
      await preview.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

export async function openService(answer: RequestListener) {
  const server = createServer(answer)
  return { url: await listenOnLoopback(server), [Symbol.dispose]: () => server.close() }
}

/** `fetch` could not send this: it normalises addresses first, and says that it opens no page. */
export async function open(url: string, path: string): Promise<{ status: number; page: string }> {
  const sent = request(url, { path, headers: { 'sec-fetch-mode': 'navigate' } }).end()
  const [answer] = await once(sent, 'response')
  return { status: answer.statusCode, page: await text(answer) }
}

export async function isNotified(url: string, origin: string): Promise<boolean> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': 'MDEyMzQ1Njc4OWFiY2RlZg==',
    origin,
  }
  const sent = request(url, { headers }).end()
  const [, socket, head] = await once(sent, 'upgrade')
  socket.unshift(head)
  for await (const frame of socket) if (String(frame).includes('edition')) return true
  return false
}
