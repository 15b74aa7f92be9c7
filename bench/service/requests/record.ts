import { once } from 'node:events'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** An answer, byte for byte, which can be sent to another process. */
export type Recorded = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** In base64. */
  readonly body: string
}

/** Headers that each server sets itself. */
const ownHeaders = ['connection', 'keep-alive', 'date', 'content-length']

export async function record(
  address: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Recorded> {
  const call = request(address, { headers: { 'accept-encoding': 'gzip, deflate, br', ...headers } })
  call.end()
  const [answer] = await once(call, 'response')
  const body = await buffer(answer)
  const kept = Object.entries(answer.headers).filter(([name]) => !ownHeaders.includes(name))
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body: body.toString('base64'),
  }
}
