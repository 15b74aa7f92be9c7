import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, type ProblemCode, problems, type WireProblem } from '../../contract/problems.ts'
import { StorageUnavailable } from '../../storage/database.ts'
import { type MissingPage, opensPage, sendMissingPage } from '../pages/missing-page.ts'

/** Handles every error of every route. A person who opens an unknown address gets a page with a link. */
export function answerWithProblems(app: FastifyInstance, page: MissingPage): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = knownProblem(error, request)
    const isMissing = problems[problem.code].status === 404
    if (isMissing && opensPage(request)) return sendMissingPage(reply.code(404), page)
    return sendProblem(reply, problem)
  })
}

/** The problem that the caller gets, and what only the owner should learn from the log. */
export function knownProblem(error: unknown, request: FastifyRequest): Problem {
  const problem = isHangUp(error, request) ? new Problem('malformed-body') : toProblem(error)
  const { id: reqId, log } = request
  if (problem.code === 'internal-error') log.error({ reqId, err: error }, 'unexpected error')
  if (problem.code === 'service-busy') log.warn({ reqId, reason: reasonOf(problem) }, 'busy')
  return problem
}

/**
 * A caller who hung up in the middle of a body gets no answer, and the owner need not know; any other failure is
 * logged.
 */
function isHangUp(error: unknown, { raw }: FastifyRequest): boolean {
  const isReset = error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
  return isReset && raw.readableAborted
}

/**
 * Turns any error into one of the catalogue; an unforeseen one becomes `internal-error` and reveals nothing about
 * itself.
 */
function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof StorageUnavailable) {
    return new Problem('service-busy', { retryAfter: 2, cause: error })
  }
  if (isFastifyError(error)) return fromFastify(error)
  return new Problem('internal-error', { cause: error })
}

/** What every answer with a problem starts with, whether it is JSON or a page. */
export function answerWith(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.retryAfter !== null) reply.header('retry-after', String(problem.retryAfter))
  return reply.code(problems[problem.code].status)
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  return answerWith(reply, problem)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(describe(problem, reply.request)))
}

function describe(problem: Problem, request: FastifyRequest): WireProblem {
  const { status, title, hint } = problems[problem.code]
  return {
    type: `urn:afterword:problem:${problem.code}`,
    code: problem.code,
    status,
    title,
    hint,
    ...(problem.fields.length > 0 ? { fields: problem.fields } : {}),
    ...(problem.challenge ? { challenge: problem.challenge } : {}),
    ...(problem.code === 'internal-error' ? { instance: `urn:request:${request.id}` } : {}),
  }
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('FST_')
}

const fastifyCodes: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'not-json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-body',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
}

function fromFastify(error: FastifyError): Problem {
  return new Problem(fastifyCodes[error.code] ?? 'internal-error', { cause: error })
}

function reasonOf(problem: Problem): string {
  return problem.cause instanceof Error ? problem.cause.message : problem.code
}
