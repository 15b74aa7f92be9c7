import { UsageError } from '../errors.ts'

type AddressOption = {
  readonly option: string
  readonly written: string
  /** An example of a valid value. */
  readonly example: string
}

/** Reads an option that takes a web address without a path. Throws a UsageError for anything else. */
export function readOrigin({ option, written, example }: AddressOption): string {
  const url = URL.parse(written)
  const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (isOrigin) return url.origin
  // What was written may hold a password, and the logs of CI are often public.
  const named = written.includes('@') ? option : `${option} ${written}`
  throw new UsageError(`${named}: write a web address without a path, such as ${example}`)
}
