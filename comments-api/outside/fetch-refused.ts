/** Why a stranger's page could not be read. For the log and the desk; the sender learns only that it failed. */
export type RefusalReason =
  | 'not-a-web-address'
  | 'port'
  | 'unresolved'
  | 'address'
  | 'unreachable'
  | 'too-slow'
  | 'too-many-redirects'
  | 'too-large'
  | 'encoding'
  | 'content-type'

export class FetchRefused extends Error {
  override name = 'FetchRefused'
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, url: string, options: ErrorOptions = {}) {
    super(`${reason}: ${url}`, options)
    this.reason = reason
  }
}

const passing: ReadonlySet<RefusalReason> = new Set(['unreachable', 'too-slow', 'unresolved'])

/** Whether another attempt may succeed. */
export function isPassing({ reason }: FetchRefused): boolean {
  return passing.has(reason)
}
