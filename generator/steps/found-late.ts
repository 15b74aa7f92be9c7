import type { BuildOptions } from '../build-options.ts'
import {
  type CheckedContent,
  type ContentCheckOptions,
  checkContent,
} from '../check/content/check-content.ts'
import { leaveOut } from '../content/read-content.ts'
import { inReadingOrder } from '../diagnostic.ts'
import { type BrokenImages, ImagesBroken } from '../images/broken-images.ts'
import { recoverFolder } from '../publish/output-folder.ts'
import { RenderError } from '../render/failures.ts'
import type { Workshop } from '../workshop.ts'

/** Mistakes in the content that nothing shows until images are made and pages are rendered. */
export type FoundLate = {
  readonly broken: BrokenImages
  /** Of each attempt that failed to render a page. */
  readonly failures: readonly RenderError[]
}

const nothingFound: FoundLate = { broken: new Map(), failures: [] }

/**
 * Attempts a build, and begins it again with every mistake that it found late: read together with the
 * content, it is reported or left out as if it had been seen at once.
 */
export async function buildAgainIfNeeded<Built>(
  attempt: (late: FoundLate) => Promise<Built>,
  place: { readonly workshop: Workshop; readonly options: BuildOptions },
  late: FoundLate = nothingFound,
): Promise<Built> {
  try {
    return await attempt(late)
  } catch (error) {
    const more = learnFrom(error, late, place.options)
    if (more === null) throw error
    recoverFolder(place.workshop.folder)
    return await buildAgainIfNeeded(attempt, place, more)
  }
}

/** `null` where to begin again would change nothing. */
function learnFrom(
  error: unknown,
  { broken, failures }: FoundLate,
  { keepGoing }: BuildOptions,
): FoundLate | null {
  if (error instanceof ImagesBroken) {
    return { broken: new Map([...broken, ...error.images]), failures }
  }
  const canBeLeftOut = error instanceof RenderError && error.sources.size > 0
  return keepGoing && canBeLeftOut ? { broken, failures: [...failures, error] } : null
}

/** Links to a post that is left out lead nowhere, so what is left is checked again. */
export function leaveOutFailed(
  { index, diagnostics }: CheckedContent,
  failure: RenderError,
  options: ContentCheckOptions,
): CheckedContent {
  const rest = checkContent(leaveOut(index, failure.sources), options)
  return {
    index: rest.index,
    diagnostics: inReadingOrder([...diagnostics, ...failure.diagnostics, ...rest.diagnostics]),
  }
}
