import type { Submission, Verdict } from '../comments/comment.ts'
import type { Reason } from '../comments/reasons.ts'
import type { Circumstances } from '../comments/submitting/circumstances.ts'
import { readStamp } from '../comments/submitting/form-stamp.ts'
import type { Judge, Judgement } from '../comments/submitting/judgement.ts'
import type { Thread } from '../comments/threads/thread.ts'
import type { Database } from '../storage/database.ts'
import type { World } from '../world.ts'
import { type Akismet, askAkismet } from './akismet.ts'
import type { Entries } from './block-list/entries.ts'
import type { Blocks } from './blocks.ts'
import { akismet } from './checks/akismet.ts'
import { blocked } from './checks/blocked.ts'
import { fillTime } from './checks/fill-time.ts'
import { filter } from './checks/filter.ts'
import { links } from './checks/links.ts'
import { ownersName } from './checks/owners-name.ts'
import { pace } from './checks/pace.ts'
import { repeatedWords } from './checks/repeated-words.ts'
import { trap } from './checks/trap.ts'
import type { Evidence } from './evidence.ts'
import type { Knowledge } from './filter/knowledge.ts'
import { countArrival, countRecent, type Limits, refuseTheAbsurd } from './limits.ts'
import { askForWork, isProven, spendProof } from './proof-of-work.ts'
import { findEarlier, rememberWords, type SketchOf } from './shingles.ts'
import { type Weighed, weigh } from './weigh.ts'

export type JudgeNeeds = {
  readonly database: Database
  readonly world: World
  readonly secret: string
  readonly sketchOf: SketchOf
  readonly limits: Limits
  readonly blocks: Blocks
  readonly knowledge: Knowledge
  readonly akismet: Akismet | null
  readonly currentBlockList: () => Promise<Entries>
}

const checks: readonly ((evidence: Evidence) => Reason[])[] = [
  trap,
  blocked,
  fillTime,
  links,
  ownersName,
  pace,
  repeatedWords,
  filter,
  akismet,
]

/** Gathers the evidence, runs each check on it, and weighs what they found. */
export function createJudge(needs: JudgeNeeds): Judge {
  return async function judge(submission, thread, circumstances): Promise<Judgement> {
    const evidence = await gather(needs, { submission, thread, circumstances })
    refuseTheAbsurd(evidence.counts, needs.limits)
    const weighed = weigh(checks.flatMap(check => check(evidence)))
    const { proof } = submission.form
    const verdict = await settle(needs, weighed, proof)
    if (verdict === null) return { kind: 'work', challenge: await askForWork(needs) }
    // A proof that was not needed was not looked at, and can be used later.
    const spent = weighed.kind === 'work' ? proof : ''
    return {
      kind: 'judged',
      verdict,
      remember: comment => [
        ...(submission.edits === null ? [countArrival(comment)] : []),
        ...rememberWords(comment, evidence.words),
        ...spendProof(spent),
      ],
    }
  }
}

/**
 * The verdict; `null` if the client must first do a proof of work. Only clients that can do one are asked for it. From
 * others the comment is held, as without scripts.
 */
async function settle(needs: JudgeNeeds, weighed: Weighed, proof: string): Promise<Verdict | null> {
  if (weighed.kind !== 'work') return weighed
  if (proof === '') return { kind: 'doubt', reasons: weighed.reasons }
  return (await isProven(needs, proof)) ? { kind: 'clean' } : null
}

type Judged = {
  readonly submission: Submission
  readonly thread: Thread
  readonly circumstances: Circumstances
}

async function gather(needs: JudgeNeeds, judged: Judged): Promise<Evidence> {
  const { database, world, limits, blocks, currentBlockList } = needs
  const { submission, circumstances } = judged
  const [counts, words, blockList, found, opinion, akismetSays] = await Promise.all([
    countRecent(database, { ...judged, limits, now: world.now() }),
    findEarlier(needs, submission),
    currentBlockList(),
    blocks.findFor(submission.author, circumstances),
    needs.knowledge.judge(submission),
    askIfWanted(needs, judged),
  ])
  const form = readStamp(submission.form.stamp, needs)
  return {
    ...judged,
    form,
    counts,
    limits,
    words,
    blockList,
    blocks: found,
    opinion,
    akismetSays,
  }
}

/** If the hidden field is filled, a program sent the form, and nothing about it is sent to Akismet. */
async function askIfWanted(
  { akismet: known }: JudgeNeeds,
  judged: Judged,
): Promise<boolean | null> {
  const { submission, circumstances } = judged
  if (known === null || submission.form.website !== '') return null
  return askAkismet(known, submission, circumstances)
}
