import { UsageError } from '../errors.ts'
import { nearestTo } from '../nearest-to.ts'

/** `what` is what they are called: "there is no source "jekyl"; did you mean "jekyll"?" */
export function findNamed<Named extends { readonly name: string }>(
  all: readonly Named[],
  name: string,
  what: string,
): Named {
  const found = all.find(one => one.name === name)
  if (found !== undefined) return found
  const near = nearestTo(name, namesOf(all))
  const hint = near === null ? `name one of ${listed(all)}` : `did you mean "${near}"?`
  throw new UsageError(`there is no ${what} "${name}"; ${hint}`)
}

/** Their names in one line. */
export function listed(all: readonly { readonly name: string }[]): string {
  return namesOf(all).join(', ')
}

function namesOf(all: readonly { readonly name: string }[]): string[] {
  return all.map(({ name }) => name)
}
