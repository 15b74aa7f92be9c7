import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  checkExternalLinks,
  type ExternalLinkOptions,
} from '../../../generator/check/output/external-links/check-external-links.ts'
import { listenOnLoopback } from '../../listen-on-loopback.ts'
import { said } from './published-folder.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A host on this machine that records the requests it gets. */
export async function openHost(answer: Handler) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  const url = await listenOnLoopback(server)
  return {
    asked,
    url,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_, response) =>
    response.writeHead(status, headers).end()

/** A link checker with a clock of its own, on which waiting takes no time. */
export function createLinkChecker() {
  const folder = mkdtempSync(join(tmpdir(), 'afterword-external-'))
  const clock = { now: Date.parse('2026-11-20T12:00:00Z') }
  const waits: number[] = []
  const options: ExternalLinkOptions = {
    cache: join(folder, 'cache', 'external-links.json'),
    siteUrl: 'https://site.example',
    now: () => clock.now,
    wait: async milliseconds => {
      waits.push(milliseconds)
      clock.now += milliseconds
    },
    allowsPrivateHosts: true,
  }
  const ask = (urls: readonly string[], more: Partial<ExternalLinkOptions> = {}) =>
    checkExternalLinks(
      urls.map((url, at) => ({ url, file: 'content/posts/one.md', line: at + 1, column: 5 })),
      { ...options, ...more },
    )
  const check = async (urls: readonly string[], more: Partial<ExternalLinkOptions> = {}) =>
    said((await ask(urls, more)).diagnostics).map(line =>
      line.replaceAll(/127\.0\.0\.1:\d+/g, 'host'),
    )
  return {
    clock,
    waits,
    options,
    ask,
    check,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  }
}
