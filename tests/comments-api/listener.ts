import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

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
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo
  return { calls, url: `http://127.0.0.1:${port}/hook/s3cret-path` }
}
