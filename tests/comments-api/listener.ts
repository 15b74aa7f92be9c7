import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { listenOnLoopback } from '../listen-on-loopback.ts'

type Call = { readonly headers: IncomingMessage['headers']; readonly body: string }
type Answer = number | [number, string]

/** A server on this machine that notes who calls it. */
export async function listen(answer: () => Answer | Promise<Answer> = () => 200) {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    calls.push({ headers: request.headers, body: await text(request) })
    const [status, location] = [await answer()].flat() as [number, string?]
    response.writeHead(status, location ? { location } : {}).end()
  })
  const url = await listenOnLoopback(server)
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return { calls, url: `${url}/hook/s3cret-path` }
}
