import { createServer, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { listenOnLoopback } from '../listen-on-loopback.ts'

type Page = { readonly site: string; readonly path: string }

/** Serves a page over a network that stops before these words, until it is told to continue. */
export async function haltBefore(words: string, page: Page) {
  const goingOn = Promise.withResolvers<void>()
  const send = async (asked: string, response: ServerResponse) => {
    const answer = await fetch(page.site + asked)
    const bytes = Buffer.from(await answer.arrayBuffer())
    response.setHeader('content-type', answer.headers.get('content-type') ?? '')
    if (asked !== page.path) return response.end(bytes)
    const end = bytes.indexOf(words)
    response.write(bytes.subarray(0, end))
    await goingOn.promise
    return response.end(bytes.subarray(end))
  }
  const server = createServer(({ url = '' }, response) => void send(url, response))
  const url = await listenOnLoopback(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: url + page.path, goOn: goingOn.resolve }
}
