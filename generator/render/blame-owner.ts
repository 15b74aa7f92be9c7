import type { PlaceInFile } from '../diagnostic.ts'
import { ContentError } from '../errors.ts'
import type { Source } from '../extension/load.ts'
import { causesOf, placeOf, realPaths, reasonOf, wrongExtension } from '../extension/place.ts'

/** Reports what goes wrong while the owner's code runs as a mistake in it, at its line if that is known. */
export async function blameOwner<Result>(
  source: Source,
  run: () => Promise<Result>,
  describe: Describe = error => ({ place: null, message: reasonOf(error) }),
): Promise<Result> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof ContentError) throw error
    const modules = realPaths(source.modules)
    const mistakes = allIn(error).map(one => {
      const place = placeOf(one, modules)
      if (place === null && isOfMachine(one)) throw one
      const described = describe(one)
      return wrongExtension(place ?? described.place ?? source.configuration, described.message)
    })
    throw new ContentError(mistakes)
  }
}

/** Eleventy wraps what a configuration throws. */
function allIn(error: unknown): readonly unknown[] {
  const several = causesOf(error).find(cause => cause instanceof AggregateError)
  return several === undefined ? [error] : several.errors
}

type Describe = (error: unknown) => { readonly place: PlaceInFile | null; readonly message: string }

/** A full disk is nobody's mistake. */
function isOfMachine(error: unknown): boolean {
  return causesOf(error).some(cause => 'syscall' in cause)
}
