import { type CheckedContent, checkContent } from '../check/content/check-content.ts'
import type { Post } from '../content/post.ts'
import { type Index, readContent } from '../content/read-content.ts'
import { ContentError } from '../errors.ts'
import { readImages } from '../images/read-images.ts'
import { findChangedTexts } from '../memory/known-plan.ts'
import { mistakesInTheme, rethrowWith } from './bundle-with-theme.ts'
import { type FoundLate, leaveOutFailed } from './found-late.ts'
import type { Work } from './work.ts'

export type SoundContent = CheckedContent & {
  /** The posts that changed since the last plan, if only their texts did; `null` if anything else changed. */
  readonly changed: ReadonlySet<Post> | null
}

/** Reads and checks everything that the author wrote. Throws as `checkContent` does, or leaves out what is at fault. */
export async function readAndCheck(
  { broken, failures }: FoundLate,
  work: Omit<Work, 'step'>,
): Promise<SoundContent> {
  const { workshop, options, basis, second } = work
  const { site, mistakes, record } = basis
  const { found, hashing } = options.glance ?? {}
  const { shownAs } = workshop
  const reading = { ...options, shownAs, records: record.content, found, hashing, second }
  const known = record.content.images
  const index = await readImages(readContent(site, reading), { ...reading, known, broken })
  const changed = findChangedTexts(index, record, options)
  const checking = { ...reading, amendsMarkdown: basis.amendsMarkdown }
  // The last build checked all addresses, and a change of text alone cannot alter one.
  const areAddressesSound = changed !== null
  const checked = await orWithOthers(
    () => checkContent(index, { ...checking, areAddressesSound }, mistakes),
    { index, isAgain: broken.size > 0 },
    work,
  )
  const content = failures.reduce(
    (rest, failure) => leaveOutFailed(rest, failure, checking),
    checked,
  )
  return { ...content, changed }
}

type Attempt = {
  readonly index: Index
  /** Whether images were decoded by an attempt before. */
  readonly isAgain: boolean
}

/**
 * If the content has mistakes, those of the theme and of images are told with them: nothing else would bundle the one
 * and decode the others.
 */
async function orWithOthers(
  check: () => CheckedContent,
  { index, isAgain }: Attempt,
  work: Omit<Work, 'step'>,
): Promise<CheckedContent> {
  try {
    return check()
  } catch (error) {
    if (!isAgain && error instanceof ContentError) {
      const { requireDecodable } = await import('../images/require-decodable.ts')
      await requireDecodable(index, work.basis.record.content.images)
    }
    return rethrowWith(await mistakesInTheme(index, work), error)
  }
}
