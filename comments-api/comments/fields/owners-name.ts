import type { FieldProblem } from '../../contract/problems.ts'
import type { Author } from '../comment.ts'
import type { Wording } from '../wording.ts'
import { shortName } from './name.ts'
import { readings } from './readings.ts'
import { skeletons } from './skeletons.ts'

/** The owners' names in every form in which names are compared. Make it once for many comparisons. */
export type Owners = Readonly<Record<'skeletons' | 'readings', ReadonlySet<string>>> & {
  /** How many letters the longest reading has. */
  readonly longest: number
}

/**
 * Each form is made when it is first needed: a service that nobody writes to needs none. A long name counts as it is cut
 * beside the owner's replies, too.
 */
export function knowOwners(owners: readonly string[]): Owners {
  const names = [...new Set(owners.flatMap(name => [name, shortName(name)]))]
  const made: { skeletons?: Set<string>; readings?: Set<string>; longest?: number } = {}
  return {
    get skeletons() {
      made.skeletons ??= new Set(names.flatMap(skeletons))
      return made.skeletons
    },
    get readings() {
      made.readings ??= new Set(names.flatMap(readings).map(joined))
      return made.readings
    },
    get longest() {
      made.longest ??= this.readings
        .values()
        .reduce((longest, { length }) => Math.max(longest, length), 0)
      return made.longest
    },
  }
}

/** Only somebody who is signed in as the owner can write under an owner's name. */
export function ownersNameMistakes(
  { name }: Author,
  { owners, wording }: { readonly owners: Owners; readonly wording: Wording },
): FieldProblem[] {
  if (!isOwnersName(name, owners)) return []
  return [{ field: 'author.name', message: wording.mistakes['name-owners'] }]
}

/**
 * Whether readers could not tell this name from the owner's by looking: it differs at most in case, width, kinds of
 * space and look-alike letters.
 */
function isOwnersName(name: string, owners: Owners): boolean {
  return isAmong(owners.skeletons, skeletons(name))
}

/**
 * Whether a reader who knows the name "Inês Marvão" could take this name for hers: compares without accents, spaces and
 * punctuation, and without what is said beside it, as in "Inês Marvão (owner)", "Inês Marvão – owner" or "The Inês
 * Marvão".
 */
export function resemblesOwnersName(name: string, owners: Owners): boolean {
  return [name, ...parts(name)].some(part => {
    const read = readings(part)
    const beside = read.flatMap(reading => pairsAndMore(reading, owners.longest))
    return isAmong(owners.readings, [...read, ...beside].map(joined))
  })
}

/** What stands between marks, such as dashes with spaces around them. "Ana-Maria" is one name. */
function parts(name: string): readonly string[] {
  const between = name
    .slice(0, 1_000)
    .split(/\s[^\p{L}\p{N}\s]+(?=\s|$)|[^\p{L}\p{N}\p{M}\p{Cf}\s'’.·-]/u)
  return between.length > 1 ? between : []
}

/**
 * Words that follow each other. One word alone, such as a first name, is many people's. Nothing longer than an owner's
 * name: NFKC makes 240 words of sixty ﷺ, and all that follow each other took 120 ms.
 */
function pairsAndMore(reading: string, longest: number): readonly string[] {
  const words = reading.split(' ')
  return words.flatMap((first, from) => {
    const found: string[] = []
    let letters = first
    for (const word of words.slice(from + 1)) {
      letters += word
      // Two of them may be one letter of the name, see `joined`.
      if (letters.length > 2 * longest) break
      found.push(letters)
    }
    return found
  })
}

function joined(reading: string): string {
  return reading.replaceAll(' ', '').replace(/vv/g, 'w')
}

function isAmong(known: ReadonlySet<string>, forms: readonly string[]): boolean {
  return forms.some(form => form !== '' && known.has(form))
}
