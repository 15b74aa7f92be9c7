import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { problems } from '../../../comments-api/contract/problems.ts'
import { descriptions } from '../../../comments-api/openapi/describe-api.ts'
import { write } from '../author.ts'
import { listRoutes } from '../routes.ts'
import { everyRate, idOf, type Service, startService, toJson } from '../service.ts'
import { busyService } from '../spam/busy-service.ts'

// The form of answers does not depend on the database engine.

const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)

type Content = Record<string, { schema: object }>
type Operation = {
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content; headers?: object }>
}
type Description = { paths: Record<string, Record<string, Operation>>; components: object }

async function read(service: Service): Promise<Description> {
  const answer = await service.ask('/api/openapi.json')
  return (await answer.json()) as Description
}

/** Where an answer does not match the description of its route. */
async function checkAnswer(description: Description, route: string, answer: Response) {
  const [method = '', path = ''] = route.split(' ')
  const told = description.paths[path]?.[method.toLowerCase()]?.responses[answer.status]
  if (!told) return [`${route} says nothing of ${answer.status}`]
  const type = answer.headers.get('content-type')?.split(';', 1)[0] ?? ''
  if (!told.content) return []
  const content = told.content[type]
  if (!content) return [`${route} ${answer.status} says nothing of ${type}`]
  const check = ajv.compile({ ...content.schema, components: description.components })
  const isGood = check(type.includes('json') ? await answer.json() : await answer.text())
  return isGood
    ? []
    : (check.errors ?? []).map(
        ({ instancePath, message }) => `${route} ${answer.status} ${instancePath} ${message}`,
      )
}

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const foreign = { origin: 'https://evil.example' }
const badBodies: readonly RequestInit[] = [
  { body: 'text', headers: { 'content-type': 'text/plain' } },
  { body: '{', headers: json },
  { body: '{}', headers: json },
  { body: '{}', headers: { ...json, ...foreign } },
  { body: 'body=Hello', headers: { ...form, ...foreign } },
  { body: 'x'.repeat(200_000), headers: form },
]
type Sending = readonly [id: string, request?: RequestInit]

describe('the OpenAPI description', () => {
  it('is valid and lists exactly the public routes', async () => {
    const service = await startService()
    const description = await read(service)

    const { valid, errors } = await new Validator().validate(structuredClone(description))

    const known = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(method => `${method.toUpperCase()} ${path}`),
    )
    const routes = listRoutes(service.app.printRoutes({ commonPrefix: false })).filter(route =>
      / \/api\/(?!admin\/)/.test(route),
    )
    expect([valid, errors]).toEqual([true, undefined])
    expect(known.sort()).toEqual(routes)
    expect(known.sort()).toEqual(
      Object.keys(descriptions)
        .map(route => route.replace(/:(\w+)/g, '{$1}'))
        .sort(),
    )
  })

  it('names the problems of the catalogue, except general ones and those of the desk', () => {
    const codes = new Set(Object.values(descriptions).flatMap(({ problems: those }) => those))

    // Problems that are not of particular routes, and those of the desk.
    const others = [
      'method-not-allowed',
      'internal-error',
      'sign-in-required',
      'passkey-refused',
      'not-possible',
    ]
    expect([...codes, ...others].sort()).toEqual(Object.keys(problems).sort())
  })

  it('matches the answers of the service', async () => {
    const service = await startService({ config: { moderation: 'none' } })
    const description = await read(service)
    const url = '/api/threads/rome/comments'
    const posted = await service.submit('rome', { name: 'Ada', url: 'https://ada.example/' })
    const copy = posted.clone()
    const { editToken } = (await copy.json()) as { editToken: string }
    const id = await idOf(posted.clone())
    const headers = { authorization: `Bearer ${editToken}` }
    await service.submit('rome', { body: 'An answer.', parent: id })
    const patch = { method: 'PATCH', headers: { ...headers, 'content-type': 'application/json' } }

    const answers: readonly (readonly [string, Response])[] = [
      ['POST /api/threads/{id}/comments', posted],
      [
        'POST /api/threads/{id}/comments',
        await service.submit('rome', { name: 'Ada', url: 'https://ada.example/' }),
      ],
      ['POST /api/threads/{id}/comments', await service.submit('rome', { body: '' })],
      [
        'POST /api/threads/{id}/comments',
        await service.submit('rome', { website: 'x', body: 'Buy.' }),
      ],
      [
        'POST /api/threads/{id}/comments',
        await service.submitForm('rome', { name: 'B', body: 'A form.' }),
      ],
      ['POST /api/threads/{id}/comments', await service.submit('nowhere')],
      ['POST /api/threads/{id}/comments', await service.ask(url, { method: 'POST', body: 'text' })],
      ['GET /api/threads/{id}/comments', await service.ask(url)],
      ['GET /api/threads/{id}/comments', await service.ask(`${url}?since=0`)],
      ['GET /api/threads/{id}/comments', await service.ask(`${url}?since=x`)],
      ['GET /api/threads/{id}/comments', await service.ask('/api/threads/nowhere/comments')],
      ['GET /api/threads', await service.ask('/api/threads')],
      ['GET /api/counts', await service.ask('/api/counts?threads=rome,oslo')],
      ['GET /api/counts', await service.ask('/api/counts')],
      ['GET /api/feed.xml', await service.ask('/api/feed.xml')],
      ['GET /api/threads/{id}/feed.xml', await service.ask('/api/threads/rome/feed.xml')],
      ['POST /api/preview', await service.post('/api/preview', { body: '*a*' })],
      [
        'POST /api/preview',
        await service.post('/api/preview', { body: 'a' }, { origin: 'https://evil.example' }),
      ],
      ['GET /api/form', await service.ask('/api/form')],
      ['GET /api/form.css', await service.ask('/api/form.css')],
      ['GET /api/link/{token}', await service.ask('/api/link/nonsense')],
      [
        'POST /api/webmention',
        await service.postForm('/api/webmention', { source: 'x', target: 'y' }),
      ],
      ['POST /api/trackback/{id}', await service.postForm('/api/trackback/rome', { url: 'x' })],
      ['GET /api/trackback/{id}', await service.ask('/api/trackback/rome?__mode=rss')],
      ['GET /api/healthz', await service.ask('/api/healthz')],
      ['GET /api/readyz', await service.ask('/api/readyz')],
      ['GET /api/openapi.json', await service.ask('/api/openapi.json')],
      ['GET /api/comments/{id}', await service.ask(`/api/comments/${id}`, { headers })],
      ['GET /api/comments/{id}', await service.ask(`/api/comments/${id}`)],
      [
        'PATCH /api/comments/{id}',
        await service.ask(`/api/comments/${id}`, {
          ...patch,
          body: JSON.stringify({ body: 'Better.' }),
        }),
      ],
      [
        'PATCH /api/comments/{id}',
        await service.ask(`/api/comments/${id}`, {
          ...patch,
          body: JSON.stringify({ status: 'approved' }),
        }),
      ],
      [
        'DELETE /api/comments/{id}',
        await service.ask(`/api/comments/${id}`, { method: 'DELETE', headers }),
      ],
    ]

    const checked = await Promise.all(
      answers.map(([route, answer]) => checkAnswer(description, route, answer)),
    )
    expect(checked.flat()).toEqual([])
  })

  it('matches the answers to malformed, foreign, repeated and premature requests to every route', async () => {
    const config = { mentionsToken: 'secret'.repeat(8) }
    const service = await startService({ config })
    const rates = everyRate({ max: 1, timeWindow: 60_000 })
    const strict = await startService({ config, manifest: null, rates })
    const description = await read(service)
    const found: string[] = []
    async function check(to: Service, route: string, [id, request = {}]: Sending) {
      const [method = '', path = ''] = route.split(' ')
      const url = path.replace('{id}', id).replace('{token}', 'nonsense')
      const headers = { authorization: `Bearer ${config.mentionsToken}`, ...request.headers }
      const answer = await to.ask(url, { ...request, method, headers })
      found.push(...(await checkAnswer(description, route, answer)))
    }

    for (const [path, operations] of Object.entries(description.paths)) {
      for (const method of Object.keys(operations)) {
        const route = `${method.toUpperCase()} ${path}`
        const bodies = method === 'get' ? [] : badBodies
        const sendings = [['A%00'], ...bodies.map(body => ['rome', body])] as const
        for (const sending of sendings) await check(service, route, sending as Sending)
        await check(strict, route, ['rome'])
        await check(strict, route, ['rome'])
      }
    }

    expect(found).toEqual([])
  })

  it('describes the proof of work that an edit may require', async () => {
    const service = await busyService()
    const description = await read(service)
    const author = await write(service, { body: 'Held.' })

    const answer = await author.edit({ body: 'Better.', form: { proof: 'able' } })

    expect(answer.status).toBe(403)
    expect(await checkAnswer(description, 'PATCH /api/comments/{id}', answer)).toEqual([])
  })

  it('has a schema that accepts a client’s submission and rejects unknown fields', async () => {
    const service = await startService()
    const description = await read(service)
    const operation = description.paths['/api/threads/{id}/comments']?.['post']
    const check = ajv.compile(operation?.requestBody?.content['application/json']?.schema ?? {})

    expect(check(toJson({ email: 'ada@example.org' }))).toBe(true)
    expect(check({ ...toJson({}), status: 'approved' })).toBe(false)
  })

  it('describes a webmention as a form, as other sites send it', async () => {
    const description = await read(await startService())
    const { requestBody } = description.paths['/api/webmention']?.['post'] ?? {}
    const check = ajv.compile(
      requestBody?.content['application/x-www-form-urlencoded']?.schema ?? false,
    )

    expect(
      check({ source: 'https://friend.example/a/', target: 'https://blog.example/rome/' }),
    ).toBe(true)
    expect(check({ source: 'https://friend.example/a/' })).toBe(false)
  })
})
