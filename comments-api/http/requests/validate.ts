import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyTypeProvider,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { z } from 'zod'
import {
  type FieldProblem,
  mostUnknownFields,
  Problem,
  type ProblemCode,
} from '../../contract/problems.ts'

/** The app as plug-ins get it: the zod schemas of a route type its request. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypes
>

interface ZodTypes extends FastifyTypeProvider {
  validator: this['schema'] extends z.ZodType ? z.output<this['schema']> : unknown
}

const codes: Readonly<Record<string, ProblemCode>> = {
  body: 'invalid-fields',
  querystring: 'invalid-query',
  params: 'unknown-thread',
}

/** zod instead of Fastify's ajv: nothing is coerced, and unknown keys are refused if the schema is strict. */
export function validateWithZod(app: FastifyInstance): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (value: unknown) => {
    const read = schema.safeParse(value, { error: misfit })
    if (read.success) return { value: read.data }
    const code = codes[httpPart ?? ''] ?? 'invalid-fields'
    return { error: new Problem(code, { fields: list(read.error) }) }
  })
}

/** Says what zod would say of a schema without words of its own. */
function misfit(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined
  return issue.input === undefined ? 'is missing' : `must be of type ${issue.expected}`
}

function list(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap(issue => {
    const path = issue.path.map(String)
    if (issue.code !== 'unrecognized_keys')
      return [{ field: path.join('.'), message: issue.message }]
    const keys = issue.keys.slice(0, mostUnknownFields)
    return keys.map(key => ({ field: [...path, key].join('.'), message: 'is not a field' }))
  })
}
