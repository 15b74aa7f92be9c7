import { describe, expect, it } from 'vitest'
import { share } from '../lifetime.ts'
import {
  type Beside,
  readMentionsDesk,
  source,
  startBesideStranger,
  target,
} from '../mentioning.ts'

const call = (method: string, ...parameters: readonly string[]) =>
  `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params>${parameters
    .map(text => `<param><value><string>${text}</string></value></param>`)
    .join('')}</params></methodCall>`

async function ping(body: string, at?: Beside, type = 'text/xml') {
  const service = at ?? (await startBesideStranger())
  const response = await service.ask('/api/pingback', {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  })
  await service.settle()
  const text = await response.text()
  const fault = /<name>faultCode<\/name><value><int>(-?\d+)</.exec(text)?.[1]
  return { service, response, text, fault: fault === undefined ? null : Number(fault) }
}

describe('a pingback', () => {
  const refusing = share(startBesideStranger)

  it('is queued for moderation as a mention', async () => {
    const { service, response, fault } = await ping(call('pingback.ping', source, target))

    expect([response.status, fault]).toEqual([200, null])
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8')
    expect(await (await readMentionsDesk(service)).open()).toContain('You are right about Rome.')
  })

  it('may omit the string elements around its URLs', async () => {
    const body = call('pingback.ping', source, target).replaceAll(/<\/?string>/g, '')

    expect((await ping(body)).fault).toBeNull()
  })

  it.each([
    ['an unknown method', call('demo.sayHello', 'x'), -32_601],
    ['a multicall', call('system.multicall', 'x'), -32_601],
    ['one URL', call('pingback.ping', source), -32_602],
    ['three URLs', call('pingback.ping', source, target, source), -32_602],
    ['no method call', '<html><body>Hello</body></html>', -32_700],
    ['a truncated call', '<methodCall><methodName>pingback.ping', -32_700],
    ['a blank body', ' ', -32_700],
    ['a source that is not HTTP', call('pingback.ping', 'ftp://x.example/', target), 16],
    ['a source of the site itself', call('pingback.ping', target, target), 16],
    ['a target on another site', call('pingback.ping', source, 'https://x.example/'), 32],
    [
      'a document type',
      `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${call('pingback.ping', '&e;', target)}`,
      -32_700,
    ],
    ['5,000 nested elements', `${'<a>'.repeat(5_000)}`, -32_700],
  ])('with %s is answered with a fault, and no page is fetched', async (_name, body, code) => {
    const { fault } = await ping(body, refusing())

    expect(fault).toBe(code)
    expect(refusing().page.asked).toBe(0)
  })

  it('is not accepted as JSON, as plain text, or with 20,000 bytes', async () => {
    const post = (type: string, body: string) => ping(body, refusing(), type)
    const good = call('pingback.ping', source, target)

    const answers = [
      await post('application/json', JSON.stringify(good)),
      await post('application/json', JSON.stringify({ source, target })),
      await post('text/plain', good),
      await post('text/xml', good + ' '.repeat(20_000)),
    ]

    expect(answers.map(({ response, fault }) => [response.status, fault])).toEqual([
      [415, -32_700],
      [415, -32_700],
      [415, -32_700],
      [413, -32_700],
    ])
    expect(refusing().page.asked).toBe(0)
  })
})
