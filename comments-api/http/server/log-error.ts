import { messageOf } from '../../storage/message-of.ts'

/** An error in the form in which it may be logged. */
type Logged = {
  readonly type: string
  readonly code?: string
  readonly message: string
  readonly stack: string
  readonly cause?: Logged
  readonly [further: string]: unknown
}

/**
 * Messages of databases and mail servers quote what they were given: names, addresses, words; and the address of a
 * stranger's page may contain a key. Everything in quotes or brackets, or that looks like an address, is left out, and
 * so is every field that we do not know.
 */
export function logError(error: unknown): Logged {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' }
  const code = 'code' in error && /^\w{1,40}$/.test(String(error.code)) ? String(error.code) : null
  return {
    type: error.name,
    ...(code === null ? {} : { code }),
    message: withoutQuotations(messageOf(error)),
    stack: framesOf(error),
    ...(error.cause === undefined ? {} : { cause: logError(error.cause) }),
  }
}

/** Of an error that is logged without words, pino repeats the message as it is. In Fastify's it is the address. */
export function withWords([logged, ...words]: readonly unknown[]): unknown[] {
  const error = logged instanceof Error ? logged : Object(logged).err
  const isWordless = words.length === 0 && error instanceof Error
  return [logged, ...(isWordless ? [logError(error).message] : words)]
}

function withoutQuotations(message: string): string {
  return message
    .slice(0, 500)
    .replace(/"[^"]*("|$)|'[^']*('|$)|\([^)]*(\)|$)|<[^>]*(>|$)|\S*@\S*|\w+:\/\/\S*/g, '…')
}

/** Without the message, which comes before them. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter(line => /^ {4}at .+:\d+:\d+\)?$/.test(line))
    .map(line => line.trim())
    .slice(0, 10)
    .join('\n')
}
