import { relative } from 'node:path'
import { UsageError } from '../errors.ts'
import { readSoundSite } from '../site/read-sound-site.ts'
import { collectAnswers, isAgreed, missingFlags } from './answer.ts'
import type { Asker } from './asker.ts'
import { type Belongings, sortBelongings } from './demonstration.ts'
import type { InitNeeds } from './init.ts'
import type { InitOptions } from './init-options.ts'
import { composeMove, type Move } from './move.ts'
import { questionsFor } from './questions.ts'
import { composeSiteText } from './site-text.ts'

/** Asks the author, and returns what will be done. Nothing is done yet. */
export async function planInit(
  options: InitOptions,
  asker: Asker | null,
  needs: InitNeeds,
): Promise<Move> {
  const { content } = options
  const shownAs = relative(needs.root, content) || '.'
  const belongings = sortBelongings(content, shownAs)
  const questions = questionsFor(needs.timeZone)
  if (!belongings.isUnclaimed) refuseAnswers(options, shownAs)
  if (asker === null) refuseSilence(options, belongings, missingFlags(questions, options.given))
  const siteText = belongings.isUnclaimed
    ? composeSiteText(await collectAnswers(questions, options, asker))
    : { site: readSoundSite(content, shownAs), text: null }
  const clears = await mayClear(options, belongings, asker)
  return composeMove({ ...siteText, belongings, clears, content, shownAs }, needs)
}

/** A site.yaml that the author has changed is only read, and never overwritten. */
function refuseAnswers({ given }: InitOptions, shownAs: string): void {
  const [first] = Object.keys(given)
  if (first === undefined) return
  throw new UsageError(
    `--${first}: ${shownAs}/site.yaml is yours already; change it there, or remove it and start again`,
  )
}

/** Throws if an answer is missing and nobody can be asked. */
function refuseSilence(
  { takesDefaults, keepsPosts }: InitOptions,
  { isUnclaimed, demonstration }: Belongings,
  unanswered: readonly string[],
): void {
  if (takesDefaults) return
  const missing = [
    ...(isUnclaimed ? unanswered : []),
    ...(demonstration.length > 0 && !keepsPosts ? ['--keep-posts or --yes'] : []),
  ]
  if (missing.length === 0) return
  throw new UsageError(
    `there is no terminal to ask at; give ${missing.join(', ')}. With --yes, the default is used for everything else`,
  )
}

async function mayClear(
  { keepsPosts, takesDefaults }: InitOptions,
  { demonstration }: Belongings,
  asker: Asker | null,
): Promise<boolean> {
  if (keepsPosts || demonstration.length === 0) return false
  if (takesDefaults || asker === null) return true
  return isAgreed(
    "Remove the demonstration's posts and pages? The repository they came from keeps them.",
    asker,
  )
}
