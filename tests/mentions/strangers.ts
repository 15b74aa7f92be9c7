import type { IncomingMessage, ServerResponse } from 'node:http'
import { internet, publicAddress, startStranger } from '../comments-api/outside.ts'

export type Said = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly html?: string
}
type Place = Said | ((body: string) => Said)

/** What a stranger was sent, as `POST friend.example/endpoint?x=1 source=…`. */
const describe = (request: IncomingMessage, body: string) =>
  `${request.method} ${request.headers.host}${request.url}${body === '' ? '' : ` ${body}`}`

/** Any number of other sites on one server of this machine. Their pages and endpoints are given by host and path. */
export async function startStrangers(places: Record<string, Place> = {}) {
  const asked: string[] = []
  const { port } = await startStranger(
    async (request: IncomingMessage, response: ServerResponse) => {
      let body = ''
      for await (const chunk of request) body += chunk
      asked.push(describe(request, body))
      const place = places[`${request.headers.host}${request.url}`] ?? { status: 404 }
      const {
        status = 200,
        headers = {},
        html = '',
      } = typeof place === 'function' ? place(body) : place
      const type = { 'content-type': 'text/html; charset=utf-8' }
      response.writeHead(status, { ...type, ...headers }).end(html)
    },
  )
  const hosts = Object.keys(places).map(place => place.split('/', 1)[0] ?? '')
  const names = Object.fromEntries(hosts.map(host => [host, [publicAddress]]))
  const { resolve, connect } = internet({ ...names, 'inside.example': ['10.0.0.1'] }, port)
  return { asked, places, world: { resolve, connect } }
}
