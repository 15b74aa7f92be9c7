import { day } from '../durations.ts'
import type { Chore } from '../events/chores.ts'
import type { Database } from '../storage/database.ts'
import type { World } from '../world.ts'
import { correctAkismet, tellAkismet } from './akismet.ts'
import { followBlockList } from './block-list/follow-file.ts'
import { Blocks } from './blocks.ts'
import { Knowledge } from './filter/knowledge.ts'
import { forgetRareWords } from './filter/model.ts'
import { learnFromDecisions } from './filter/train.ts'
import { createJudge } from './judge.ts'
import { createMentionJudge } from './judge-mention.ts'
import { forgetOldArrivals, type Limits } from './limits.ts'
import { forgetOldProofs } from './proof-of-work.ts'
import type { SpamSettings } from './settings.ts'
import { forgetOldWords, sketchTexts } from './shingles.ts'
import { spamSection } from './spam-section.ts'

type Options = {
  readonly database: Database
  readonly world: World
  readonly secret: string
  readonly limits: Limits
  readonly site: string
  readonly settings: SpamSettings
  readonly tell: (error: Error) => void
}

/** What this feature offers to the rest of the service. */
export type Spam = ReturnType<typeof openSpam>

export function openSpam(options: Options) {
  const { database, world, settings, site } = options
  const { akismetKey } = settings
  const akismet = akismetKey === null ? null : { world, key: akismetKey, site }
  const blocks = new Blocks(options)
  const sketchOf = sketchTexts(options.secret)
  const needs = { ...options, sketchOf }
  const knowledge = new Knowledge(database)
  const currentBlockList = followBlockList({ ...options, file: settings.blockList })
  return {
    judge: createJudge({ ...needs, blocks, knowledge, currentBlockList, akismet }),
    judgeMention: createMentionJudge({ blocks, knowledge, currentBlockList }),
    /** Lets moderators block what a comment shows. */
    blocks,
    reactions: [learnFromDecisions(options), ...(akismet ? [correctAkismet(options)] : [])],
    jobs: akismet ? [tellAkismet(akismet, database)] : [],
    deskSections: [spamSection({ database, blocks })],
    chores: [forgetting(options)],
  }
}

/** Forgets what was remembered to recognise texts when it is too old to help. */
function forgetting({ database, world }: Options): Chore {
  async function run(): Promise<void> {
    await database.batch([
      ...forgetOldWords({ world }),
      ...forgetRareWords(),
      forgetOldProofs({ world }),
      forgetOldArrivals(world),
    ])
  }
  return { name: 'forget-old-words', every: day, run }
}
