import type { BuiltContent } from '../build-report.ts'
import {
  type CheckedContent,
  type ContentCheckOptions,
  checkContent,
} from '../check/content/check-content.ts'
import { leaveOut } from '../content/read-content.ts'
import { inReadingOrder } from '../diagnostic.ts'
import { RenderError } from '../render/failures.ts'

type Attempt = {
  readonly publish: (content: CheckedContent) => Promise<BuiltContent>
  /** Takes away the half-written site that one left. */
  readonly clearAway: () => void
}

/** Told to keep going, a build leaves out what cannot be rendered, and begins again without it. */
export async function publishWhatRenders(
  content: CheckedContent,
  options: ContentCheckOptions,
  attempt: Attempt,
): Promise<BuiltContent> {
  try {
    return await attempt.publish(content)
  } catch (error) {
    const canGoOn = options.keepGoing && error instanceof RenderError && error.sources.size > 0
    if (!canGoOn) throw error
    attempt.clearAway()
    return publishWhatRenders(withoutFailed(content, error, options), options, attempt)
  }
}

/** What linked to a post that is left out is at fault now, too. */
function withoutFailed(
  { index, diagnostics }: CheckedContent,
  failed: RenderError,
  options: ContentCheckOptions,
): CheckedContent {
  const rest = checkContent(leaveOut(index, failed.sources), options)
  return {
    index: rest.index,
    diagnostics: inReadingOrder([...diagnostics, ...failed.diagnostics, ...rest.diagnostics]),
  }
}
