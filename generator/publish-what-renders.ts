import type { BuiltContent } from './build.ts'
import {
  type CheckedContent,
  type ContentCheckOptions,
  checkContent,
} from './check/content/check-content.ts'
import { leaveOut } from './content/read-content.ts'
import { inReadingOrder } from './diagnostic.ts'
import { RenderError } from './render/failures.ts'

/** Told to keep going, a build leaves out what cannot be rendered, and begins again without it. */
export async function publishWhatRenders(
  content: CheckedContent,
  options: ContentCheckOptions,
  publish: (content: CheckedContent) => Promise<BuiltContent>,
): Promise<BuiltContent> {
  try {
    return await publish(content)
  } catch (error) {
    const canGoOn = options.keepGoing && error instanceof RenderError && error.sources.size > 0
    if (!canGoOn) throw error
    return publishWhatRenders(withoutFailed(content, error, options), options, publish)
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
