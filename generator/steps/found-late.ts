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

/** Mistakes in the content that only come to light when images are made or pages are rendered. */
export type FoundLate = {
  readonly broken: BrokenImages
  /** One for each attempt that failed to render a page. */
  readonly failures: readonly RenderError[]
}

const nothingFound: FoundLate = { broken: new Map(), failures: [] }

/**
 * Attempts a build. If it fails on a mistake that was found late, tries again with that mistake known from the
 * start, so that it is reported together with all others, or its post is left out.
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

/** `null` if trying again would make no difference. */
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

/** Leaving out a post breaks the links to it, so the remaining content is checked again. */
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
