import type { Answer } from './ask.ts'
import { unresolvable } from './target.ts'

type Doubt = Extract<Answer, { kind: 'dead' | 'doubtful' }>
type Failure = {
  readonly answer: Doubt
  /** Some hosts close the connection when they do not know the method. */
  readonly isOfMethod: boolean
}

/** What a failed request tells about its address. */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error)
  if (code === 'ENOTFOUND') return unreached(unresolvable)
  if (/^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/.test(code))
    return unreached(doubtful('did not answer in time').answer)
  if (isTimeout(error, code)) return doubtful('did not answer in time')
  if (/^(?:CERT|ERR_TLS|ERR_SSL|EPROTO|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
    return doubtful(`has a certificate that browsers may refuse (${code})`)
  if (code === 'EAI_AGAIN')
    return unreached(doubtful('leads to a host that could not be looked up now').answer)
  if (/^E(?:NET|HOST)(?:UNREACH|DOWN)$/.test(code))
    return unreached(doubtful('leads to a host that this machine cannot reach').answer)
  if (code === 'ECONNREFUSED') return doubtful('leads to a host that refuses connections')
  return { ...doubtful(`gave no answer (${code})`), isOfMethod: true }
}

function doubtful(why: string): Failure {
  return { answer: { kind: 'doubtful', why }, isOfMethod: false }
}

function unreached(answer: Doubt): Failure {
  return { answer: { ...answer, isUnreached: true }, isOfMethod: false }
}

function isTimeout(error: unknown, code: string): boolean {
  return (
    (error instanceof Error && error.name === 'TimeoutError') || /TIMEDOUT|_TIMEOUT$/.test(code)
  )
}

/** `fetch` wraps the error of the socket, sometimes twice. */
function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code
  }
  return error instanceof Error ? error.message : String(error)
}
