import { UsageError } from '../diagnostic.ts'

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
  throw new UsageError(
    `${option} ${written}: write a web address without a path, such as ${example}`,
  )
}
