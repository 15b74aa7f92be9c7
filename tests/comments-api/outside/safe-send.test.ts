import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { blockListOf } from '../../../comments-api/outside/is-public-address.ts'
import { createSafeSend } from '../../../comments-api/safe-fetch.ts'
import { internet, publicAddress, startStranger } from '../outside.ts'
import { patient, reasonOf } from '../visits.ts'

const letter = { contentType: 'application/x-www-form-urlencoded', body: 'source=ü' }

type Received = { readonly request: IncomingMessage; readonly body: string }

/** A stranger's endpoint: it answers with `status`, and elsewhere than at `/` with 202. */
async function startEndpoint(status: number, headers: Record<string, string> = {}, text = '') {
  const received: Received[] = []
  const { port } = await startStranger(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push({ request, body })
    response.writeHead(request.url === '/' ? status : 202, headers).end(text)
  })
  const names = { 'blog.example': [publicAddress], 'inside.example': ['10.0.0.1'] }
  const world = internet(names, port)
  const own = blockListOf([])
  const send = createSafeSend({ world, own, site: 'https://reader.example/', limits: patient })
  return { send, received, connected: world.connected }
}

describe('a POST to an endpoint of another site', () => {
  it('sends its body unchanged, with the necessary headers only', async () => {
    const { send, received } = await startEndpoint(202, { 'content-type': 'text/plain' }, 'Taken.')

    const answer = await send.post('http://blog.example/', letter)

    expect(answer).toMatchObject({ status: 202, url: 'http://blog.example/' })
    const [{ request, body } = { request: null, body: '' }] = received
    expect(body).toBe('source=ü')
    expect(request?.method).toBe('POST')
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
      ...['accept', 'accept-encoding', 'connection', 'content-length', 'content-type', 'host'],
      'user-agent',
    ])
  })

  it.each([301, 302, 307, 308])('is repeated at the target of a %i', async status => {
    const { send, received } = await startEndpoint(status, { location: '/moved' })

    const answer = await send.post('http://blog.example/', letter)

    expect(answer).toMatchObject({ status: 202, url: 'http://blog.example/moved' })
    expect(received.map(({ request, body }) => [request.method, body])).toEqual([
      ['POST', 'source=ü'],
      ['POST', 'source=ü'],
    ])
  })

  it('is not repeated at the target of a 303', async () => {
    const { send, received } = await startEndpoint(303, { location: '/thanks' })

    expect(await send.post('http://blog.example/', letter)).toMatchObject({ status: 303 })

    expect(received).toHaveLength(1)
  })

  it.each([
    ['http://inside.example/', 'address'],
    ['http://127.0.0.1/', 'address'],
    ['http://blog.example:8081/', 'port'],
    ['ftp://blog.example/', 'not-a-web-address'],
  ])('is refused, like a HEAD, for %s', async (url, reason) => {
    const { send, connected } = await startEndpoint(202)

    expect(await reasonOf(send.post(url, letter))).toBe(reason)
    expect(await reasonOf(send.head(url))).toBe(reason)

    expect(connected).toEqual([])
  })

  it('does not follow a redirect to a private address', async () => {
    const { send, received } = await startEndpoint(307, { location: 'http://inside.example/' })

    expect(await reasonOf(send.post('http://blog.example/', letter))).toBe('address')

    expect(received).toHaveLength(1)
  })

  it('succeeds, without text, if the response is too large', async () => {
    const { send } = await startEndpoint(201, { 'content-type': 'text/html' }, 'a'.repeat(200_000))

    expect(await send.post('http://blog.example/', letter)).toMatchObject({ status: 201, text: '' })
  })
})

describe('a HEAD request to another site', () => {
  it('is sent with the method HEAD, and returns the headers of the response', async () => {
    const { send, received } = await startEndpoint(200, {
      link: '</endpoint>; rel=webmention',
      'content-type': 'application/pdf',
    })

    const answer = await send.head('http://blog.example/')

    expect(answer.headers.link).toBe('</endpoint>; rel=webmention')
    expect(received[0]?.request.method).toBe('HEAD')
  })
})
