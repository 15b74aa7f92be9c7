import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { problems } from '../../../comments-api/contract/problems.ts'
import { descriptions } from '../../../comments-api/openapi/describe-api.ts'
import { listRoutes } from '../routes.ts'
import { idOf, type Service, startService, toJson } from '../service.ts'

// The form of answers does not depend on the database engine.

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
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  const check = ajv.compile({ ...content.schema, components: description.components })
  const isGood = check(type.includes('json') ? await answer.json() : await answer.text())
  return isGood
    ? []
    : (check.errors ?? []).map(
        ({ instancePath, message }) => `${route} ${answer.status} ${instancePath} ${message}`,
      )
}

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

  it('has a schema that accepts a client’s submission and rejects unknown fields', async () => {
    const service = await startService()
    const description = await read(service)
    const operation = description.paths['/api/threads/{id}/comments']?.['post']
    const ajv = new Ajv2020({ strict: false })
    formats.default(ajv)
    const check = ajv.compile(operation?.requestBody?.content['application/json']?.schema ?? {})

    expect(check(toJson({ email: 'ada@example.org' }))).toBe(true)
    expect(check({ ...toJson({}), status: 'approved' })).toBe(false)
  })
})
