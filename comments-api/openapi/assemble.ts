import { z } from 'zod'
import { type ProblemCode, problems } from '../contract/problems.ts'
import { type Bodies, type Description, problem } from './description.ts'

/** As Fastify knows it, with the schemas by which it checks requests. */
export type Route = {
  readonly method: string
  readonly url: string
  readonly params: z.ZodType | null
  readonly query: z.ZodType | null
  readonly body: z.ZodType | null
}

type Json = Readonly<Record<string, unknown>>

export function assemble(
  routes: readonly Route[],
  descriptions: Readonly<Record<string, Description>>,
): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const description = descriptions[`${route.method} ${route.url}`]
    if (!description) continue
    const path = route.url.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describe(route, description) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Afterword: the comment service',
      version: '1',
      description:
        'JSON in UTF-8. Errors are RFC 9457 problems with a stable code. GET changes nothing.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problemSchema() },
      securitySchemes: {
        editToken: { type: 'http', scheme: 'bearer' },
        mentionsToken: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function describe(route: Route, description: Description): Json {
  const { summary, answers, problems: codes, bearer } = description
  const bodies = description.bodies ?? (route.body ? { 'application/json': route.body } : null)
  const parameters = [...pathParameters(route), ...queryParameters(route)]
  return {
    summary,
    operationId: nameOf(route),
    ...(bearer ? { security: [{ [bearer]: [] }] } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(bodies ? { requestBody: { required: true, content: contentOf(bodies, 'input') } } : {}),
    responses: joinAnswers(
      describeProblems([...codes, 'internal-error'], description.problemBodies),
      describeAnswers(answers),
    ),
  }
}

/** `POST /api/threads/:id/comments`: `postThreadsIdComments`. */
function nameOf({ method, url }: Route): string {
  const words = url.replace('/api', '').match(/\w+/g) ?? []
  const capitalised = words.map(word => `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`)
  return `${method.toLowerCase()}${capitalised.join('')}`
}

function pathParameters({ url, params }: Route): Json[] {
  const schemas = propertiesOf(params)
  return [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: schemas[name] ?? { type: 'string' },
  }))
}

function queryParameters({ query }: Route): Json[] {
  if (!query) return []
  const required = schemaOf(query, 'input')['required']
  return Object.entries(propertiesOf(query)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: Array.isArray(required) && required.includes(name),
    schema,
  }))
}

function propertiesOf(schema: z.ZodType | null): Record<string, unknown> {
  return schema ? { ...Object(schemaOf(schema, 'input')['properties']) } : {}
}

type Answers = Readonly<Record<string, Json>>

/** A status may be that of a problem and of a page. */
function joinAnswers(problems: Answers, answers: Answers): Answers {
  const both = Object.entries(answers).map(([status, answer]) => {
    const { description, content } = problems[status] ?? {}
    if (description === undefined) return [status, answer]
    const says = `${String(answer['description'])}; ${String(description)}`
    const contents = { ...Object(content), ...Object(answer['content']) }
    return [status, { ...answer, description: says, content: contents }]
  })
  return { ...problems, ...Object.fromEntries(both) }
}

function describeAnswers(answers: Description['answers']): Answers {
  const entries = Object.entries(answers).map(([status, { says, bodies, headers }]) => [
    status,
    {
      description: says,
      ...(bodies ? { content: contentOf(bodies, 'output') } : {}),
      ...(headers ? { headers: headersOf(headers) } : {}),
    },
  ])
  return Object.fromEntries(entries)
}

/** One answer for each status, with the codes that it may have. */
function describeProblems(codes: readonly ProblemCode[], bodies?: Bodies): Answers {
  const byStatus = Map.groupBy(new Set(codes), code => problems[code].status)
  const entries = [...byStatus].map(([status, those]) => {
    const narrowed = { properties: { code: { enum: those } } }
    const schema = { allOf: [{ $ref: '#/components/schemas/Problem' }, narrowed] }
    const content = contentOf(bodies ?? { [problem]: z.unknown() }, 'output')
    const waits = status === 429 || status === 503
    return [
      String(status),
      {
        description: those.map(code => `${code}: ${problems[code].title}`).join('; '),
        content: problem in content ? { ...content, [problem]: { schema } } : content,
        ...(waits ? { headers: headersOf(['Retry-After']) } : {}),
      },
    ]
  })
  return Object.fromEntries(entries)
}

function headersOf(names: readonly string[]): Json {
  return Object.fromEntries(names.map(name => [name, { schema: { type: 'string' } }]))
}

function contentOf(bodies: Readonly<Record<string, z.ZodType>>, io: 'input' | 'output'): Json {
  const entries = Object.entries(bodies).map(([type, schema]) => [
    type,
    { schema: schemaOf(schema, io) },
  ])
  return Object.fromEntries(entries)
}

/** OpenAPI 3.1 takes JSON Schema as it is; only what is said once for all of it is in the way. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

/** As `WireProblem` has it. */
function problemSchema(): Json {
  const schema = z.object({
    type: z.string(),
    code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
    status: z.int(),
    title: z.string(),
    hint: z.string(),
    fields: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .readonly()
      .optional(),
    instance: z.string().optional(),
  })
  // Open for what a later version adds.
  return { ...schemaOf(schema, 'output'), additionalProperties: true }
}
