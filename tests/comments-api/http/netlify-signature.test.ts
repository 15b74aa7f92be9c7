import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { everyRate, startService } from '../service.ts'

const netlifySecret = 'thimble-harbour-violet-nineteen-otter'
const rates = everyRate({ max: 1, timeWindow: 60_000 })
const minute = 60_000

it('counts readers by the addresses that Netlify signs', async () => {
  const service = await startService({ rates, config: { netlifySecret } })
  const token = sign({ exp: later(service) })

  const one = await knock(service, token, '192.0.2.1')
  const other = await knock(service, token, '2001:db8::1')
  const oneAgain = await knock(service, token, '192.0.2.1')
  const direct = await knock(service, undefined, '192.0.2.2')

  expect([one, other, oneAgain, direct]).toEqual([200, 200, 429, 200])
})

const inAMinute = { exp: 1_900_000_000 }
const [header, payload, signature] = sign(inAMinute).split('.')
const [, otherPayload] = sign({ exp: 2_000_000_000 }).split('.')
const unsigned = encode({ alg: 'none' })

it.each([
  ['no signature', undefined],
  ['another secret', sign(inAMinute, 'x'.repeat(37))],
  ['a payload that was not signed', `${header}.${otherPayload}.${signature}`],
  ['no algorithm', `${unsigned}.${payload}.`],
  ['no algorithm in the header', `${unsigned}.${payload}.${signature}`],
  ['a part too many', `${header}.${payload}.${signature}.${signature}`],
  ['a part too few', `${header}.${payload}`],
  ['two signatures', `${sign(inAMinute)}, ${sign(inAMinute)}`],
  ['nothing that is one', 'x'],
  ['a time that has passed', sign({ exp: 1_000 })],
  ['no time', sign({})],
  ['a time in words', sign({ exp: 'tomorrow' })],
  ['no JSON', sign('exp')],
])('does not take the address of a request with %s', async (_name, token) => {
  const service = await startService({ rates, config: { netlifySecret } })

  const first = await knock(service, token, '192.0.2.1')
  const second = await knock(service, token, '192.0.2.2')

  expect([first, second]).toEqual([200, 429])
})

it('takes a signature until it expires', async () => {
  const service = await startService({ rates, config: { netlifySecret } })
  const token = sign({ exp: later(service) })

  const before = await knock(service, token, '192.0.2.1')
  service.clock.advance(minute)
  const direct = await knock(service, token, '192.0.2.2')
  const directAgain = await knock(service, token, '192.0.2.3')

  expect([before, direct, directAgain]).toEqual([200, 200, 429])
})

it('counts signed requests without a valid address together', async () => {
  const service = await startService({ rates, config: { netlifySecret } })
  const token = sign({ exp: later(service) })

  expect(await knock(service, token, 'unknown')).toBe(200)
  expect(await knock(service, token, '1.2.3')).toBe(429)
})

it('takes the address of no signed request unless it knows the secret', async () => {
  const service = await startService({ rates })
  const token = sign({ exp: later(service) })

  expect(await knock(service, token, '192.0.2.1')).toBe(200)
  expect(await knock(service, token, '192.0.2.2')).toBe(429)
})

type Service = Awaited<ReturnType<typeof startService>>

async function knock(service: Service, token: string | undefined, from: string): Promise<number> {
  const signature = token === undefined ? {} : { 'x-nf-sign': token }
  const headers = { ...signature, 'x-nf-client-connection-ip': from }
  return (await service.post('/api/preview', { body: 'x' }, headers)).status
}

function sign(claims: unknown, secret = netlifySecret): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function later({ clock }: Service): number {
  return (clock.now() + minute) / 1_000
}
