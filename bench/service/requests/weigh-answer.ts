import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** In bytes as they are transferred, including the headers, which are the larger part of a small answer. */
export async function weighAnswer(address: string): Promise<number> {
  const call = request(address, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
  call.end()
  const [answer] = await once(call, 'response')
  const body = await buffer(answer)
  return Buffer.byteLength(writeHead(answer)) + body.length
}

function writeHead({ rawHeaders, statusCode, statusMessage }: IncomingMessage): string {
  const lines = rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1]}\r\n`] : [],
  )
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n${lines.join('')}\r\n`
}
